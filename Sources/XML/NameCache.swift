import CLibXML2

/// Strings of names that libxml2 interns: the same pointer is the same name as long as the parser
/// lives.
@safe struct NameCache {
  @safe private struct Entry {
    var name: UnsafePointer<xmlChar>?
    var prefix: UnsafePointer<xmlChar>?
    var string: String
    var isListed: Bool
  }

  /// By bits of the pointer; a later name takes an earlier one's place.
  private var entries = [Entry](
    repeating: unsafe Entry(name: nil, prefix: nil, string: "", isListed: false), count: 256)
  /// Names without prefix that `isListed` tells from others.
  private let list: [String]

  init(listing names: [String] = []) { list = names }

  /// `prefix:name`, or the name alone.
  mutating func string(
    _ name: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>? = nil
  ) -> String {
    guard let name = unsafe name else { return "" }
    return unsafe entries[slot(name, prefix)].string
  }

  /// Whether the name, without prefix, is one of the list.
  mutating func isListed(
    _ name: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?
  ) -> Bool {
    guard let name = unsafe name else { return false }
    return unsafe entries[slot(name, prefix)].isListed
  }

  private mutating func slot(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?
  ) -> Int {
    // Names lie side by side in libxml2's dictionary, without alignment.
    let address = Int(bitPattern: name)
    let slot = (address ^ address >> 8) & 255
    if unsafe entries[slot].name == name, unsafe entries[slot].prefix == prefix { return slot }
    let local = unsafe String(cString: name)
    let string = unsafe prefix.map { unsafe String(cString: $0) + ":" + local } ?? local
    entries[slot] = unsafe Entry(
      name: name, prefix: prefix, string: string, isListed: list.contains(local))
    return slot
  }
}
