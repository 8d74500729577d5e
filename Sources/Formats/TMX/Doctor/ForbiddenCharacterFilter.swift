import Glibc

/// Takes characters that XML 1.0 forbids (section 2.2) out of a file's bytes, so that the rest can
/// be read, and tells where they were.
///
/// For encodings in which ASCII is ASCII; a file in UTF-16 passes as it is.
final class ForbiddenCharacterFilter {
  private let next: () throws(FormatError) -> [UInt8]
  private let report: (_ line: Int, _ character: String) -> Void
  private var line = 1
  private var isAtStart = true
  private var isTransparent = false
  /// The beginning of a reference that the chunk before this one cut.
  private var held: [UInt8] = []

  /// `next` gives the bytes, some at a time, and none at the end.
  init(
    _ next: @escaping () throws(FormatError) -> [UInt8],
    report: @escaping (_ line: Int, _ character: String) -> Void
  ) {
    self.next = next
    self.report = report
  }

  func chunk() throws(FormatError) -> [UInt8] {
    while true {
      let bytes = try next()
      if isAtStart {
        isTransparent =
          TextDecoder.ByteOrderMark(of: bytes).map { $0 != .utf8 } ?? bytes.prefix(4).contains(0)
      }
      isAtStart = false
      if isTransparent { return bytes }
      if bytes.isEmpty {
        defer { held = [] }
        return held
      }
      let clean = filtered(bytes)
      if !clean.isEmpty { return clean }
    }
  }

  /// The chunk without forbidden characters; the chunk itself, where there are none.
  private func filtered(_ bytes: [UInt8]) -> [UInt8] {
    let survey = ByteSurvey(bytes)
    if held.isEmpty, !survey.hasControl, !survey.mayHoldReference {
      line += survey.lineEnds
      return bytes
    }
    return slowlyFiltered(held + bytes)
  }

  private func slowlyFiltered(_ bytes: [UInt8]) -> [UInt8] {
    held = []
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A { line += 1 }
      if byte < 0x20 && byte != 0x0A && byte != 0x09 && byte != 0x0D {
        report(line, Self.name(UInt32(byte)))
      } else if byte == 0x26 {
        let end = bytes[index...].prefix(12).firstIndex(of: 0x3B)
        guard let end else {
          if bytes.count - index < 12 {
            held = Array(bytes[index...])
            return clean
          }
          clean.append(byte)
          index += 1
          continue
        }
        let reference = bytes[index...end]
        if let value = Self.forbiddenValue(reference) {
          report(line, Self.name(value))
        } else {
          clean += reference
        }
        index = end
      } else {
        clean.append(byte)
      }
      index += 1
    }
    return clean
  }

  /// The value of `&#x1;` or `&#1;` where XML forbids it.
  private static func forbiddenValue(_ reference: ArraySlice<UInt8>) -> UInt32? {
    let inside = reference.dropFirst().dropLast()
    guard inside.first == 0x23 else { return nil }
    let digits = String(decoding: inside.dropFirst(), as: UTF8.self)
    let value =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value else { return nil }
    return switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: nil
    default: value
    }
  }

  private static func name(_ value: UInt32) -> String {
    let hexadecimal = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
  }
}

/// What a chunk holds, found without branches.
@safe private struct ByteSurvey {
  private(set) var lineEnds = 0
  /// Whether there is a control character that is neither tab nor line end.
  private(set) var hasControl = false
  /// Whether `&#` may be in the chunk or be cut at its end.
  private(set) var mayHoldReference = false

  init(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe findControl(buffer)
      unsafe countLineEnds(buffer)
      unsafe findReference(buffer)
    }
  }

  private mutating func findControl(_ buffer: UnsafeRawBufferPointer) {
    var controls: UInt8 = 0
    for index in buffer.indices {
      let byte = unsafe buffer[index]
      let isBlank: UInt8 = (byte == 0x0A ? 1 : 0) | (byte == 0x09 ? 1 : 0) | (byte == 0x0D ? 1 : 0)
      controls |= (byte < 0x20 ? 1 : 0) ^ isBlank
    }
    hasControl = controls != 0
  }

  private mutating func countLineEnds(_ buffer: UnsafeRawBufferPointer) {
    guard let start = buffer.baseAddress else { return }
    var offset = 0
    while let found = unsafe memchr(start + offset, 0x0A, buffer.count - offset) {
      offset = unsafe UnsafeRawPointer(found) - start + 1
      lineEnds += 1
    }
  }

  private mutating func findReference(_ buffer: UnsafeRawBufferPointer) {
    guard let start = buffer.baseAddress else { return }
    var offset = 0
    while let found = unsafe memchr(start + offset, 0x26, buffer.count - offset) {
      offset = unsafe UnsafeRawPointer(found) - start + 1
      guard offset < buffer.count, unsafe buffer[offset] != 0x23 else {
        mayHoldReference = true
        return
      }
    }
  }
}
