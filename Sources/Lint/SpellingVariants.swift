/// Spellings of English that stand for one another.
enum SpellingVariants {
  /// The American form of a word in small letters, where the word may be its British form by a rule
  /// that has few exceptions; nil elsewhere. Whether both are words is for the text to say.
  static func american(_ word: String) -> String? {
    if let form = irregular[word] { return form }
    for (british, american) in endings where word.hasSuffix(british) {
      let stem = word.dropLast(british.utf8.count)
      guard stem.utf8.count >= 3 else { continue }
      return stem + american
    }
    for (british, american) in middles {
      guard let range = word.firstRange(of: british),
        word.distance(from: word.startIndex, to: range.lowerBound) >= 3
      else { continue }
      return word[..<range.lowerBound] + american + word[range.upperBound...]
    }
    return nil
  }

  /// Oxford style writes -ize in British English too, so the verbs stand apart from the rest.
  private static let endings: [(british: String, american: String)] = [
    ("isation", "ization"), ("isations", "izations"), ("isational", "izational"),
    ("ise", "ize"), ("ises", "izes"), ("ised", "ized"), ("ising", "izing"), ("iser", "izer"),
    ("isers", "izers"), ("yse", "yze"), ("ysed", "yzed"), ("yses", "yzes"), ("ysing", "yzing"),
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("ourable", "orable"),
    ("ogue", "og"), ("ogues", "ogs"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"),
    ("llers", "lers"),
  ]
  private static let middles: [(british: String, american: String)] = [
    ("bour", "bor"), ("vour", "vor"), ("lour", "lor"),
  ]
  private static let irregular: [String: String] = [
    "centre": "center", "centres": "centers", "centred": "centered", "theatre": "theater",
    "theatres": "theaters", "fibre": "fiber", "fibres": "fibers", "litre": "liter",
    "litres": "liters", "defence": "defense", "defences": "defenses", "offence": "offense",
    "offences": "offenses", "pretence": "pretense", "grey": "gray", "ageing": "aging",
    "judgement": "judgment", "judgements": "judgments", "acknowledgement": "acknowledgment",
    "fulfil": "fulfill", "fulfils": "fulfills", "fulfilment": "fulfillment", "enrol": "enroll",
    "enrolment": "enrollment", "skilful": "skillful", "instalment": "installment",
    "instalments": "installments", "sceptical": "skeptical", "plough": "plow", "tyre": "tire",
    "tyres": "tires", "aluminium": "aluminum", "mould": "mold", "smoulder": "smolder",
    "artefact": "artifact", "artefacts": "artifacts", "manoeuvre": "maneuver",
    "paediatric": "pediatric", "anaemia": "anemia", "orthopaedic": "orthopedic",
    "oestrogen": "estrogen", "foetus": "fetus", "diarrhoea": "diarrhea", "leukaemia": "leukemia",
  ]
}
