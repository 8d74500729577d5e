/// Units by their names in Chinese (folded) and English (small letters, singular).
///
/// Sizes: SI and the units accepted with it (BIPM, "The International System of Units", 9th
/// edition, tables 2 to 8); mu, jin and li by China's metric definitions of 1959 (15 mu a hectare,
/// 2 jin a kilogram, 2 li a kilometre); inch, foot, mile, acre, pound and gallon by NIST Handbook 44,
/// appendix C.
enum MeasureUnits {
  /// The longest unit that starts at `position`, and where it ends.
  static func chinese(_ scalars: [UInt32], at position: Int) -> (unit: MeasureUnit, end: Int)? {
    guard position < scalars.count, let candidates = chineseByFirst[scalars[position]] else {
      return nil
    }
    for (name, unit) in candidates where scalars[position...].starts(with: name) {
      return (unit, position + name.count)
    }
    return nil
  }

  static func english(_ word: String) -> MeasureUnit? { englishUnits[word] }

  private static let chineseByFirst: [UInt32: [([UInt32], MeasureUnit)]] = {
    var table: [UInt32: [([UInt32], MeasureUnit)]] = [:]
    for entry in list {
      let unit = MeasureUnit(entry.dimension, entry.size, entry.name)
      for name in entry.chinese.split(separator: " ") {
        let scalars = FoldedText(name).scalars
        if let first = scalars.first { table[first, default: []].append((scalars, unit)) }
      }
    }
    return table.mapValues { $0.sorted { $0.0.count > $1.0.count } }
  }()

  private static let englishUnits: [String: MeasureUnit] = list.reduce(into: [:]) { table, entry in
    let unit = MeasureUnit(entry.dimension, entry.size, entry.name)
    for name in entry.english.split(separator: " ") {
      table[String(name)] = unit
      if name.utf8.count > 3 { table[name + "s"] = unit }
    }
  }

  private typealias Entry = (
    dimension: MeasureUnit.Dimension, size: ExactNumber, name: String, chinese: String,
    english: String
  )

  private static func number(_ mantissa: Int128, _ exponent: Int = 0, over divisor: Int128 = 1)
    -> ExactNumber
  {
    ExactNumber(mantissa: mantissa, exponent: exponent, divisor: divisor)
  }

  private static let list: [Entry] = lengths + areas + masses + durations + others

  private static let lengths: [Entry] = [
    (.length, number(1, 3), "km", "公里 千米", "kilometer kilometre km kms"),
    (.length, number(500), "li", "里 华里", "li"),
    (.length, number(1), "m", "米 公尺", "meter metre m"),
    (.length, number(1, -2), "cm", "厘米 公分", "centimeter centimetre cm"),
    (.length, number(1, -3), "mm", "毫米 公厘", "millimeter millimetre mm"),
    (.length, number(1_609_344, -3), "miles", "英里", "mile"),
    (.length, number(1852), "nautical miles", "海里", ""),
    (.length, number(3048, -4), "feet", "英尺", "foot feet ft"),
    (.length, number(254, -4), "inches", "英寸", "inch inches"),
  ]

  private static let areas: [Entry] = [
    (.area, number(2000, over: 3), "mu", "亩", "mu"),
    (.area, number(1, 4), "hectares", "公顷", "hectare ha"),
    (.area, number(1, 6), "sq km", "平方公里 平方千米", "km2"),
    (.area, number(1), "sq m", "平方米 平米 平方公尺", "m2"),
    (.area, number(40_468_564, -4), "acres", "英亩", "acre"),
    (.area, number(9_290_304, -8), "sq ft", "平方英尺 平方尺", ""),
  ]

  private static let masses: [Entry] = [
    (.mass, number(1, 6), "tonnes", "吨 公吨", "ton tons tonne"),
    (.mass, number(1, 3), "kg", "公斤 千克", "kilogram kilo kg kgs"),
    (.mass, number(500), "jin", "斤 市斤", "jin catty catties"),
    (.mass, number(1), "g", "克 公克", "gram g"),
    (.mass, number(1, -3), "mg", "毫克", "milligram mg"),
    (.mass, number(45_359_237, -5), "pounds", "磅 英镑", "pound lb lbs"),
    (.mass, number(28_349_523_125, -9), "ounces", "盎司", "ounce oz"),
  ]

  private static let durations: [Entry] = [
    (.duration, number(876_000), "centuries", "世纪", "century centuries"),
    (.duration, number(87_600), "decades", "", "decade"),
    (.duration, number(8760), "years", "年 周年 岁 周岁", "year yr yrs anniversary"),
    (.duration, number(2190), "quarters", "个季度 季度 季", ""),
    (.duration, number(730), "months", "个月 月", "month"),
    (.duration, number(168), "weeks", "个星期 星期 周 个礼拜 礼拜", "week"),
    (.duration, number(336), "fortnights", "", "fortnight"),
    (.duration, number(24), "days", "天 日 个昼夜", "day"),
    (.duration, number(1), "hours", "小时 个小时 个钟头 钟头", "hour hr hrs"),
    (.duration, number(1, over: 4), "quarters of an hour", "刻钟", ""),
    (.duration, number(1, over: 60), "minutes", "分钟", "minute min mins"),
    (.duration, number(1, over: 3600), "seconds", "秒 秒钟", ""),
  ]

  private static let others: [Entry] = [
    (.volume, number(1), "litres", "升 公升", "liter litre"),
    (.volume, number(1, -3), "ml", "毫升", "milliliter millilitre ml"),
    (.volume, number(1, 3), "cubic metres", "立方米 立方公尺", "m3"),
    (.volume, number(3_785_411_784, -9), "gallons", "加仑", "gallon"),
    (.power, number(1), "W", "瓦", "watt"),
    (.power, number(1, 3), "kW", "千瓦", "kilowatt kw"),
    (.power, number(1, 6), "MW", "兆瓦", "megawatt mw"),
    (.power, number(1, 9), "GW", "吉瓦", "gigawatt gw"),
    (.energy, number(1, 3), "kWh", "千瓦时 千瓦小时 度电", "kwh kilowatt-hour"),
    (.energy, number(1, 6), "MWh", "兆瓦时", "mwh megawatt-hour"),
    (.energy, number(1, 9), "GWh", "吉瓦时", "gwh gigawatt-hour"),
    (.energy, number(1, 12), "TWh", "太瓦时", "twh terawatt-hour"),
    (.money, number(1), "yuan", "元 块钱 块 人民币", "yuan rmb"),
    (.money, number(1, -1), "jiao", "角", "jiao"),
    (.money, number(1), "dollars", "美元 美金 港元 新台币 新台币元 欧元 日元 日圆", "dollar euro yen"),
  ]
}
