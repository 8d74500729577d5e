/// Wade-Giles spellings without diacritics, as names of Taiwan and older texts have them.
///
/// Source: the table of initials and finals in Giles, "A Chinese-English Dictionary", 2nd edition,
/// 1912, and the simplifications usual in print (no apostrophes, ü as u).
enum WadeGiles {
  static func spellings(of syllable: String) -> [String] {
    if let whole = whole[syllable] { return whole }
    let initial =
      initials.first { syllable.hasPrefix($0.pinyin) && syllable.count > $0.pinyin.count }
    let final = String(syllable.dropFirst(initial?.pinyin.count ?? 0))
    let finals = self.final(final, after: initial?.pinyin ?? "")
    return finals.map { (initial?.wade ?? "") + $0 }
  }

  private static let whole = [
    "zhi": ["chih"], "chi": ["chih"], "shi": ["shih"], "ri": ["jih"], "zi": ["tzu", "tze"],
    "ci": ["tzu"], "si": ["ssu", "szu"], "yi": ["i", "yi"], "you": ["yu", "you"], "yan": ["yen"],
    "ye": ["yeh"], "yong": ["yung"], "yue": ["yueh"], "er": ["erh"], "ying": ["ying", "ing"],
    "ju": ["chu"], "qu": ["chu"], "xu": ["hsu"], "e": ["o", "e"],
  ]

  /// Longer ones first.
  private static let initials: [(pinyin: String, wade: String)] = [
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("r", "j"), ("z", "ts"), ("c", "ts"), ("s", "s"),
    ("j", "ch"), ("q", "ch"), ("x", "hs"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"),
    ("g", "k"), ("k", "k"), ("m", "m"), ("f", "f"), ("n", "n"), ("l", "l"), ("h", "h"),
  ]

  private static func final(_ final: String, after initial: String) -> [String] {
    switch final {
    case "ian": ["ien"]
    case "ie": ["ieh"]
    case "iong": ["iung"]
    case "ong": ["ung"]
    case "ue", "ve": ["ueh"]
    case "v": ["u"]
    case "ui" where initial == "g" || initial == "k": ["uei"]
    case "uo" where !["g", "k", "h", "sh"].contains(initial): ["o"]
    case "e" where ["g", "k", "h"].contains(initial): ["o"]
    default: [final]
    }
  }
}

/// Names whose usual English form follows neither system.
enum OldNames {
  /// Folded Chinese names that `letters` (small, without blanks) stands for.
  static func chinese(of letters: [UInt8]) -> [[UInt32]] { names[letters, default: []] }

  private static let names: [[UInt8]: [[UInt32]]] = list.reduce(into: [:]) { names, entry in
    for english in entry.english.split(separator: " ") {
      names[Array(english.utf8), default: []].append(FoldedText(entry.chinese).scalars)
    }
  }

  private static let list: [(chinese: String, english: String)] = [
    ("北京", "peking"), ("南京", "nanking"), ("天津", "tientsin"), ("重庆", "chungking"),
    ("清华", "tsinghua"), ("青岛", "tsingtao"), ("香港", "hongkong"), ("九龙", "kowloon"),
    ("澳门", "macao macau"), ("广州", "canton"), ("厦门", "amoy"), ("苏州", "soochow"),
    ("汕头", "swatow"), ("基隆", "keelung"), ("金门", "kinmen quemoy"), ("淡水", "tamsui"),
    ("西藏", "tibet"), ("拉萨", "lhasa"), ("新疆", "sinkiang"), ("乌鲁木齐", "urumqi"),
    ("喀什", "kashgar"), ("哈尔滨", "harbin"), ("齐齐哈尔", "qiqihar"), ("呼和浩特", "hohhot"),
    ("日喀则", "shigatse xigaze"), ("珠穆朗玛", "qomolangma"), ("长江", "yangtze"),
    ("扬子", "yangtze"), ("珠江", "pearl"), ("孙中山", "sunyatsen"), ("孙逸仙", "sunyatsen"),
    ("中山", "sunyatsen"), ("蒋介石", "chiangkaishek"), ("宋庆龄", "soongchingling"),
    ("孔子", "confucius"), ("孟子", "mencius"), ("太极", "taichi"), ("功夫", "kungfu"),
    ("鄂尔多斯", "ordos"), ("内蒙古", "innermongolia"), ("大栅栏", "dashilan dashilar"),
  ]
}
