import Bitext
import Linguistics

/// A mark that opens or closes something and has no partner in its segment.
struct LoneDelimiter: Hashable {
  /// The index of the scalar.
  var position: Int
  var opens: Bool
  /// Marks of one kind are partners: `(` and `（` are of one kind with `)` and `）`.
  var kind: Unicode.Scalar
}

/// Marks that come in pairs.
struct Delimiters {
  /// The kind of an opening mark, which is its plain form.
  var openers: [Unicode.Scalar: Unicode.Scalar]
  /// The kind of a closing mark.
  var closers: [Unicode.Scalar: Unicode.Scalar]
  /// The kind of a mark that opens and closes alike.
  var symmetric: [Unicode.Scalar: Unicode.Scalar] = [:]

  static let brackets = Delimiters(
    openers: [
      "(": "(", "（": "(", "[": "[", "［": "[", "{": "{", "｛": "{", "【": "【", "《": "《", "〔": "〔",
    ],
    closers: [
      ")": "(", "）": "(", "]": "[", "］": "[", "}": "{", "｝": "{", "】": "【", "》": "《", "〕": "〔",
    ])

  /// Straight and curly marks are partners here; that they are mixed is another fault.
  static let quotes = Delimiters(
    openers: ["“": "“", "「": "「", "『": "『", "«": "«"],
    closers: ["”": "“", "」": "「", "』": "『", "»": "«"], symmetric: ["\"": "“", "＂": "“"])

  /// The marks of a text that have no partner in it, in their order.
  func lone(in text: ScalarText) -> [LoneDelimiter] {
    var open: [LoneDelimiter] = []
    var lone: [LoneDelimiter] = []
    for (index, scalar) in text.scalars.enumerated() where !scalar.isPlain {
      if let kind = symmetric[scalar] {
        if let last = open.lastIndex(where: { $0.kind == kind }) {
          open.remove(at: last)
        } else if text[index - 1]?.isDigit != true {
          // After a digit it means inches or seconds.
          open.append(LoneDelimiter(position: index, opens: true, kind: kind))
        }
      } else if let kind = openers[scalar] {
        open.append(LoneDelimiter(position: index, opens: true, kind: kind))
      } else if let kind = closers[scalar] {
        if let last = open.lastIndex(where: { $0.kind == kind }) {
          open.remove(at: last)
        } else {
          lone.append(LoneDelimiter(position: index, opens: false, kind: kind))
        }
      }
    }
    // A straight mark that nothing closes but that stands after a word closes something itself.
    for index in open.indices where symmetric[text.scalars[open[index].position]] != nil {
      let position = open[index].position
      let isBeforeWord = text[position + 1].map { !$0.properties.isWhitespace } ?? false
      let isAfterWord = text[position - 1].map { !$0.properties.isWhitespace } ?? false
      open[index].opens = isBeforeWord && !isAfterWord
    }
    return (lone + open).sorted { $0.position < $1.position }
  }
}

extension Unicode.Scalar {
  /// A letter, a digit or a blank, of ASCII, or a Chinese character: never a mark.
  var isPlain: Bool {
    switch value {
    case 0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: true
    default: false
    }
  }
}

/// Finds the marks without a partner in the translation of a document.
///
/// Sentences cut quotations and brackets apart, so a mark may find its partner in a later segment;
/// and where the source has a lone mark of the same sort, the translation follows it.
struct DelimiterBalance {
  let delimiters: Delimiters
  /// Marks that look lone and are not, such as the bracket of `a)`.
  let isExempt: (ScalarText, LoneDelimiter) -> Bool

  /// How many segments a quotation or a bracket may go on over.
  static let reach = 12

  struct Fault {
    var pair: Int
    var range: Range<Int>
    var mark: String
    var opens: Bool
  }

  private struct Pending {
    var pair: Int
    var lone: LoneDelimiter
    var fault: Fault?
  }

  func faults(in document: AlignedDocument) -> [Fault] {
    var pending: [Pending] = []
    var faults: [Fault] = []
    for (index, pair) in document.pairs.enumerated() {
      faults += pending.filter { index - $0.pair > Self.reach }.compactMap(\.fault)
      pending.removeAll { index - $0.pair > Self.reach }
      guard let target = pair.target else { continue }
      let text = ScalarText(target.text)
      let lone = delimiters.lone(in: text).filter { !isExempt(text, $0) }
      guard !lone.isEmpty else { continue }
      let follows = sourceHasLone(pair)
      for mark in lone {
        let range = mark.position..<(mark.position + 1)
        let fault = Fault(
          pair: index, range: text.utf8Range(range), mark: text.string(range), opens: mark.opens)
        if mark.opens {
          // English opens the quotation anew in each of its paragraphs.
          let goesOn = mark.position == 0 && pending.contains { $0.lone.kind == mark.kind }
          if goesOn { continue }
          faults += pending.filter { $0.lone.kind == mark.kind }.compactMap(\.fault)
          pending.removeAll { $0.lone.kind == mark.kind }
          pending.append(Pending(pair: index, lone: mark, fault: follows ? nil : fault))
        } else if let open = pending.lastIndex(where: { $0.lone.kind == mark.kind }) {
          pending.remove(at: open)
        } else if !follows {
          faults.append(fault)
        }
      }
    }
    faults += pending.compactMap(\.fault)
    return faults
  }

  private func sourceHasLone(_ pair: SegmentPair) -> Bool {
    guard let source = pair.source else { return false }
    let text = ScalarText(source.text)
    return delimiters.lone(in: text).contains { !isExempt(text, $0) }
  }
}
