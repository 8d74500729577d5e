/// Characters and phrases around numbers, folded.
enum Han {
  static let half: UInt32 = 0x534A
  static let several: UInt32 = 0x6570
  static let ordinal: UInt32 = 0x7B2C
  static let year: UInt32 = 0x5E74
  static let month: UInt32 = 0x6708
  static let day: UInt32 = 0x65E5
  static let number: UInt32 = 0x53F7
  static let hour: UInt32 = 0x65F6
  static let oClock: UInt32 = 0x70B9
  static let middleDot: UInt32 = 0xB7
  static let colon: UInt32 = 0x3A
  static let dozen: UInt32 = 0x6253
  static let times: UInt32 = 0x500D
  /// 的
  static let of: UInt32 = 0x7684
  static let doubling: UInt32 = 0x756A
  static let tenth: UInt32 = 0x6210
  static let discount: UInt32 = 0x6298
  static let piece: UInt32 = 0x4E2A
  static let era: UInt32 = 0x4EE3
  static let generation: UInt32 = 0x4E16
  static let period: UInt32 = 0x7EAA
  static let ten: UInt32 = 0x5341
  static let five: UInt32 = 0x4E94
  static let parts = scalars("分之")
  static let percentagePoints = scalars("百分点")
  static let quarter = scalars("季度")
  /// 前, of 前三季度.
  static let first = scalars("前")
  static let plenum = scalars("中全会")
  static let coronavirus = scalars("冠状病毒")
  static let republic = scalars("民国")
  /// Before 数 that is the count of something: 总数, 人数.
  static let beforeCount = Set(scalars("总人户件次点指参系倍分函基年岁页票级少多日天"))
  /// Before the number of a heading: 第, 图, 表, 附注.
  static let headings = Set(scalars("第图表附注件录例章节 "))
  static let over = Set(scalars("余多几"))
  /// 成 of 成为, 成立 …
  static let afterTenth = Set(scalars("不为立功员本果分长熟绩就都年型形效交品语文千百因套群对批排了片规"))
  /// What 十四五 counts when it is fourteen or fifteen.
  static let afterCount = Set(scalars("岁个天名次倍里斤米公"))
  static let measures = Set(
    scalars("个名人次项条年月日天种件位家所座届级类届期章节款点回遍场块张台辆艘架户处份副套双对层楼号"))

  static let modifiersBefore: [([[UInt32]], NumberMention.Modifier)] = [
    (["超", "逾", "超过", "多于", "高于", "突破", "至少", "不少于", "不低于", "达到或超过"].map(scalars), .over),
    (["近", "将近", "接近", "不足", "不到", "低于", "少于", "未满", "不超过"].map(scalars), .under),
    (["约", "大约", "大概", "左右", "估计", "大致", "平均"].map(scalars), .about),
  ]
  static let modifiersAfter: [([[UInt32]], NumberMention.Modifier)] = [
    (["以上", "多", "余"].map(scalars), .over), (["以下", "以内"].map(scalars), .under),
    (["左右", "上下", "许", "前后"].map(scalars), .about),
  ]

  static func scalars(_ text: String) -> [UInt32] { FoldedText(text).scalars }
}
