import Linguistics
import Testing

@Suite struct HanTableTests {
  @Test(
    arguments: zip(
      "後裏裡髮發臺颱乾幹著麼瞭餘徵於衆眾綫線爲啓峯羣戶內產產説說稅黃瀋錄録綠隻製複復覆準並佈週鍾鐘藉",
      "后里里发发台台干干着么了余征于众众线线为启峰群户内产产说说税黄沈录录绿只制复复复准并布周钟钟借"))
  func foldsTraditionalCharacters(traditional: Character, simplified: Character) throws {
    let scalar = try #require(traditional.unicodeScalars.first)
    #expect(
      HanTable.simplified(scalar.value) == simplified.unicodeScalars.first?.value,
      "\(traditional)")
  }

  @Test(arguments: "后里发台干着么了余征于一国水库沈沉克咸种叶ab1，。")
  func leavesSimplifiedCharacters(character: Character) throws {
    let scalar = try #require(character.unicodeScalars.first).value
    #expect(HanTable.simplified(scalar) == scalar)
  }

  @Test func foldingTwiceChangesNothing() {
    for scalar in UInt32(0)...0xFFFF {
      let once = HanTable.simplified(scalar)
      #expect(HanTable.simplified(once) == once)
    }
  }

  @Test(arguments: [
    ("密", "mi"), ("云", "yun"), ("枫", "feng"), ("吕", "lv"), ("行", "xing"), ("行", "hang"),
    ("长", "chang"), ("长", "zhang"), ("单", "shan"), ("单", "chan"), ("仇", "qiu"),
    ("干", "qian"), ("安", "an"), ("栅", "zha"), ("略", "lve"),
  ])
  func listsReadingsWithoutTone(character: Character, reading: String) throws {
    let scalar = try #require(character.unicodeScalars.first).value
    #expect(HanTable.readings(of: scalar).contains(reading))
  }

  @Test func leadsWithTheCustomaryReading() {
    #expect(HanTable.readings(of: 0x4E91).first == "yun")
    #expect(HanTable.readings(of: 0x6C34) == ["shui"])
  }

  @Test func hasNoReadingsForOtherScripts() {
    for scalar: UInt32 in [0x41, 0x3042, 0xFF0C, 0x20000, 0x10FFFF] {
      #expect(HanTable.readings(of: scalar).isEmpty)
    }
  }

  @Test(arguments: [("一", 1), ("〇", 0), ("百", 100), ("亿", 100_000_000), ("贰", 2)])
  func knowsNumerals(character: Character, value: Int64) throws {
    let scalar = try #require(character.unicodeScalars.first).value
    #expect(HanTable.numericValue(of: scalar) == value)
  }
}
