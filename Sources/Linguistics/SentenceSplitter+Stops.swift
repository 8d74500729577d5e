/// Which full stops end a sentence in a script with capitals.
extension SentenceSplitter {
  /// Whether a full stop (or ! or ?) at `stop`, with closing quotes up to `close`, ends the sentence
  /// that begins at `start`: it stands before a blank, Chinese or the end, and not after the number of
  /// a heading, an abbreviation or an initial before a name.
  func isEnd(
    in scalars: [Unicode.Scalar], from start: Int, stop: Int, close: Int
  ) -> Bool {
    guard close < scalars.count else { return true }
    let isBeforeHan = scalars[close].isHan
    guard isBeforeHan || scalars[close].properties.isWhitespace else { return false }
    guard let next = scalars[close...].first(where: { !$0.properties.isWhitespace }) else {
      return true
    }
    guard scalars[stop] == "." else { return !next.properties.isLowercase }
    if isNumbering(scalars[..<stop], from: start) { return false }
    let word = scalars[start..<stop].reversed()
      .prefix { $0.properties.isAlphabetic && !$0.isHan || $0 == "." }
    let before = scalars[start..<(stop - word.count)]
    if next.properties.isLowercase {
      return close == stop + 1 && isEndBeforeSmallLetter(word.reversed(), after: before)
    }
    if word.count == 1, word.allSatisfy(\.properties.isUppercase) {
      return !isInitial(after: before, before: scalars[close...])
    }
    return isEnd(after: String(String.UnicodeScalarView(word.reversed())), before: next)
  }

  /// Whether a full stop ends a sentence although a small letter follows, as in careless text: it
  /// stands after a whole word, a bracket or a number that is none of a list.
  private func isEndBeforeSmallLetter(
    _ word: [Unicode.Scalar], after before: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    if word.isEmpty {
      let number = before.reversed().prefix { isDigit($0) || ".,%".unicodeScalars.contains($0) }
      let ahead = before.dropLast(number.count).last { !$0.properties.isWhitespace }
      return before.last == ")" || number.count > 2
        || !number.isEmpty && (ahead?.properties.isAlphabetic ?? false)
    }
    guard word.count > 3, before.last?.properties.isWhitespace ?? false,
      word.allSatisfy(\.properties.isLowercase)
    else { return false }
    let text = String(String.UnicodeScalarView(word))
    return !Self.titles.contains(text) && !Self.shortened.contains(text)
      && word.contains { "aeiouy".unicodeScalars.contains($0) }
  }

  /// Whether a single capital is the initial of a name rather than a grade (triple-A) or a letter that
  /// names something before the next sentence (Annex B. The …).
  private func isInitial(
    after before: ArraySlice<Unicode.Scalar>, before rest: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    if before.last == "-" {
      let part = before.dropLast().reversed().prefix(while: \.properties.isAlphabetic)
      return !(part.last?.properties.isLowercase ?? false)
    }
    let next = rest.drop { $0.properties.isWhitespace }.prefix(while: \.properties.isAlphabetic)
    return !Self.openings.contains(String(String.UnicodeScalarView(next)))
  }

  /// Whether a full stop after `word` ends a sentence if the next one would begin with `next`.
  private func isEnd(after word: String, before next: Unicode.Scalar) -> Bool {
    if Self.titles.contains(word) { return false }
    if Self.abbreviations.contains(word) {
      return next.properties.isUppercase && !Self.beforeNumbers.contains(word)
    }
    return true
  }

  /// Whether nothing but the number of a heading or list item stands before a full stop:
  /// `10. Making`, `2.1. Revenue`, `(3). Health`, `II. Requirements`, `a. Roads`, `1.加强`.
  private func isNumbering(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> Bool {
    let opening = "(（".unicodeScalars
    let number = scalars[start...]
      .drop { $0.properties.isWhitespace || opening.contains($0) }
      .reversed().drop { $0 == ")" || $0 == "）" }
    guard !number.isEmpty, number.count <= 8 else { return false }
    if number.count == 1 {
      return number.allSatisfy { $0.isASCII && $0.properties.isAlphabetic || isDigit($0) }
    }
    return number.allSatisfy { "IVXLC".unicodeScalars.contains($0) }
      || number.allSatisfy { "ivx".unicodeScalars.contains($0) }
      || number.allSatisfy { isDigit($0) || $0 == "." }
        && number.split(separator: ".").allSatisfy { $0.count <= 3 }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Abbreviations before a name or a number: they end no sentence, whatever follows.
  private static let titles: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Gov", "Capt", "Col", "Lt", "Sgt",
    "Messrs", "Rev", "Hon", "vs", "cf", "e.g", "i.e", "viz", "Mt",
    "Ft", "Dept", "Univ", "approx",
  ]
  /// Words cut short that may stand before a small letter.
  private static let shortened: Set<String> = [
    "incl", "excl", "approx", "dept", "govt", "admin", "prov", "resp", "univ", "assoc", "conf",
    "misc", "temp", "info", "spec", "intl", "natl", "illus", "trans", "para", "paras", "fig",
    "figs",
    "chap", "abbr", "orig", "prev", "avg", "equiv", "ibid", "viz", "vols", "repr", "comp",
  ]
  /// Words that open sentences and are no surnames.
  private static let openings: Set<String> = [
    "The", "This", "These", "Those", "There", "In", "It", "Its", "If", "We", "They", "However",
    "When", "While", "With", "For", "As", "At", "By", "And", "But", "Our", "Their",
  ]
  /// Abbreviations that may end a sentence: they do where a capital follows.
  private static let abbreviations: Set<String> = [
    "U.S", "U.K", "U.N", "E.U", "a.m", "p.m", "etc", "Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "al",
    "Ph.D", "B.C", "A.D", "No", "Nos", "Art", "Fig", "Vol", "Sec", "Ch", "para", "pp", "p", "ed",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    "Cap", "Caps", "Sch", "Reg", "Chap", "Arts", "Figs", "Eq", "Eqs", "Secs", "App", "Pt", "Ref",
  ]
  /// Those that stand before a number, and never end a sentence in practice.
  private static let beforeNumbers: Set<String> = [
    "No", "Nos", "Art", "Fig", "Vol", "Sec", "Ch", "para", "pp", "p", "ed",
    "Cap", "Caps", "Sch", "Reg", "Chap", "Arts", "Figs", "Eq", "Eqs", "Secs", "App", "Pt", "Ref",
  ]
}
