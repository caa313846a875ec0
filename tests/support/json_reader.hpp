// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SUPPORT_JSON_READER_HPP
#define STARLOT_TESTS_SUPPORT_JSON_READER_HPP

#include <cstddef>
#include <string_view>

/// Whether bytes are JSON by the grammar of RFC 8259; that they are UTF-8 is not looked at.
class json_reader {
public:
  explicit json_reader(std::string_view s) : s_{s} {}

  [[nodiscard]] bool is_valid() {
    blanks();
    if (!value())
      return false;
    blanks();
    return at_ == s_.size();
  }

private:
  [[nodiscard]] char peek() const { return at_ < s_.size() ? s_[at_] : '\0'; }
  bool take(char c) { return peek() == c && ++at_ != 0; }
  bool word(std::string_view w) {
    if (s_.substr(at_, w.size()) != w)
      return false;
    at_ += w.size();
    return true;
  }
  void blanks() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t')
      ++at_;
  }
  bool digits() {
    auto const begin = at_;
    while (peek() >= '0' && peek() <= '9')
      ++at_;
    return at_ > begin;
  }
  bool number() {
    take('-');
    if (!take('0') && !digits())
      return false;
    if (take('.') && !digits())
      return false;
    if (take('e') || take('E')) {
      if (!take('+'))
        take('-');
      return digits();
    }
    return true;
  }
  bool string() {
    if (!take('"'))
      return false;
    while (at_ < s_.size() && peek() != '"') {
      if (static_cast<unsigned char>(peek()) < 0x20)
        return false;
      if (take('\\')) {
        if (take('u')) {
          for (int i = 0; i < 4; ++i, ++at_)
            if (std::string_view{"0123456789abcdefABCDEF"}.find(peek()) == std::string_view::npos)
              return false;
          continue;
        }
        if (std::string_view{"\"\\/bfnrt"}.find(peek()) == std::string_view::npos)
          return false;
      }
      ++at_;
    }
    return take('"');
  }
  bool members(char close, bool named) {
    blanks();
    if (take(close))
      return true;
    do {
      blanks();
      if (named) {
        if (!string())
          return false;
        blanks();
        if (!take(':'))
          return false;
        blanks();
      }
      if (!value())
        return false;
      blanks();
    } while (take(','));
    return take(close);
  }
  bool value() {
    switch (peek()) {
    case '{':
      return take('{') && members('}', true);
    case '[':
      return take('[') && members(']', false);
    case '"':
      return string();
    case 't':
      return word("true");
    case 'f':
      return word("false");
    case 'n':
      return word("null");
    default:
      return number();
    }
  }

  std::string_view s_;
  std::size_t at_ = 0;
};

#endif
