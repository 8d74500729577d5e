/// Finds foreign names that a dictionary lacks: runs of the characters that names are transcribed with
/// (特威切尔, 克雷蒂安), of which the splitter left some single.
///
/// Transcription takes a few hundred characters (Xinhua News Agency, *Names of the World's Peoples*,
/// 1993, tables of transcription), chosen for their sound. Those of them that are words of their own
/// in running text (加, 万, 多) are left out here, so that a run of three is a name nearly always.
public enum TransliteratedNames {
  private static let characters = Set(
    """
    阿埃艾安奥巴鲍贝比宾波博伯布查达戴德登迪蒂顿恩尔法菲费芬弗夫福盖冈戈格赫亨霍基吉贾杰卡坎柯科克肯库奎拉\
    莱兰朗劳勒雷里利莉林隆卢鲁伦罗洛马玛迈曼梅蒙米密莫默姆穆纳南尼诺努欧帕潘佩皮普奇齐契乔切琼丘萨塞桑森沙\
    舍圣什施史斯松苏索塔泰坦特腾廷图托瓦威韦维温沃乌希夏肖谢辛休雅亚延杨耶伊尤约扎詹泽兹祖哈
    """.unicodeScalars.map(\.value))

  /// The names in a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - tokens: Its words, as the splitter found them.
  /// - Returns: Ranges of scalars, ascending: runs of words of one or two characters, of three
  ///   different characters at least, one of them single.
  public static func ranges(in text: FoldedText, _ tokens: [Token]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      var end = index
      var hasSingle = false
      while end < tokens.count, isPart(tokens[end], of: text),
        end == index || tokens[end].range.lowerBound == tokens[end - 1].range.upperBound
      {
        hasSingle = hasSingle || tokens[end].range.count == 1
        end += 1
      }
      if hasSingle, end - index > 1 {
        let range = tokens[index].range.lowerBound..<tokens[end - 1].range.upperBound
        if Set(text.scalars[range]).count > 2 { ranges.append(range) }
      }
      index = max(end, index + 1)
    }
    return ranges
  }

  private static func isPart(_ token: Token, of text: FoldedText) -> Bool {
    token.kind == .han && token.range.count <= 2
      && text.scalars[token.range].allSatisfy(characters.contains)
  }
}
