// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_RECORD_READER_HPP
#define STARLOT_DETAIL_SAMPLING_RECORD_READER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/whole_number.hpp>
#include <starlot/detail/sampling/joined.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/detail/sampling/record_writer.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/rivest_ticket.hpp>
#include <starlot/sampling/seed.hpp>
#include <starlot/sampling/ticket_algorithm.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// Lines of a text, each with its end; the last may lack it.
template <class = on_use> [[nodiscard]] list<std::string_view> lines_of(std::string_view text) {
  list<std::string_view> out;
  while (!text.empty()) {
    auto const end = text.find('\n');
    auto const size = end == std::string_view::npos ? text.size() : end + 1;
    out.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

/// Reads what people decided: algorithm, seed, designs and events. All other lines follow from these, and are only
/// compared.
template <class = on_use> class record_reader {
public:
  explicit record_reader(std::string_view text) : lines_{lines_of(text)} {}

  [[nodiscard]] draw_history const& history() const { return history_; }
  [[nodiscard]] std::string_view frame() const { return frame_; }
  [[nodiscard]] std::size_t frame_line() const { return frame_line_; }
  [[nodiscard]] list<std::string_view> const& lines() const { return lines_; }
  /// The line of an error in an event, from 1.
  [[nodiscard]] std::size_t line_of(error const& wrong, std::size_t event) const {
    auto const& lines = event_lines_[event];
    if (wrong.code == errc::reason_missing || wrong.code == errc::bad_reason)
      return lines.event;
    return lines.design + (wrong.code == errc::bad_design_line ? 1 + wrong.where.index : 0);
  }
  /// Line of a member of the seed.
  [[nodiscard]] std::size_t line_of_seed(std::size_t member) const { return seed_lines_[member]; }

  /// The first fault; `errc::none` if there is none.
  [[nodiscard]] error read() {
    if (!lines_.empty() && lines_[0] == "starlot draw 1\r\n")
      return error::in_line(errc::bad_line_ends, 1);
    if (!lines_.empty() && lines_[0].starts_with("\xEF\xBB\xBF"))
      return error::in_line(errc::starts_with_mark, 1);
    if (lines_.empty() || lines_[0] != "starlot draw 1\n")
      return error::in_line(errc::not_a_record, 1);
    if (lines_.back().back() != '\n')
      return error::in_line(errc::record_incomplete, lines_.size());
    at_ = 1;
    read_head();
    read_events();
    return wrong_;
  }

private:
  using what = draw_event::what;

  void say(errc code) {
    if (wrong_.code == errc::none)
      wrong_ = error::in_line(at_ < lines_.size() ? code : errc::record_incomplete, at_ + 1);
  }
  [[nodiscard]] bool at(std::string_view word) const {
    return wrong_.code == errc::none && at_ < lines_.size() && lines_[at_].starts_with(word);
  }
  /// Takes the next line, which begins with a word, and returns the rest of it.
  [[nodiscard]] std::string_view take(std::string_view word) {
    if (!at(word)) {
      say(errc::bad_record_line);
      return {};
    }
    auto out = lines_[at_++].substr(word.size());
    out.remove_suffix(1);
    return out;
  }

  void read_head() {
    auto const algorithm = take("algorithm ");
    if (algorithm == "sha256-ticket-any-frame-1")
      history_.algorithm = ticket_algorithm::sha256_any_frame;
    else if (algorithm == rivest_tickets::algorithm())
      history_.algorithm = ticket_algorithm::rivest;
    else if (algorithm != "sha256-ticket-1" && wrong_.code == errc::none)
      --at_, say(errc::unknown_algorithm);
    bool const bound = history_.algorithm == ticket_algorithm::sha256;
    if (bound)
      read_frame();
    read_seed();
    if (!bound)
      read_frame();
    read_seed_member("source ", history_.seed.source);
    read_seed_member("frame-published ", history_.seed.frame_published);
    read_seed_member("seed-published ", history_.seed.seed_published);
    static_cast<void>(take("outlets "));
  }
  void read_frame() {
    frame_line_ = at_ + 1;
    frame_ = take("frame ");
  }
  void read_seed_member(std::string_view word, std::string& member) {
    seed_lines_.push_back(at_ + 1);
    member = take(word);
  }
  void read_seed() {
    seed_lines_.push_back(at_ + 1);
    if (!at("seed-hex ")) {
      history_.seed.bytes = take("seed ");
      return;
    }
    auto const value = [](char c) {
      return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    auto const digits = take("seed-hex ");
    bool good = digits.size() % 2 == 0;
    for (std::size_t i = 0; good && i < digits.size(); i += 2) {
      good = value(digits[i]) >= 0 && value(digits[i + 1]) >= 0;
      history_.seed.bytes += static_cast<char>(16 * value(digits[i]) + value(digits[i + 1]));
    }
    if (!good)
      --at_, say(errc::bad_record_line);
  }

  void read_events() {
    read_design({}, at_ + 1);
    while (wrong_.code == errc::none && at_ < lines_.size()) {
      if (at("extended planned\t") || at("extended unplanned\t")) {
        draw_event e;
        e.kind = what::extended;
        e.planned = at("extended planned\t");
        e.reason = take(e.planned ? "extended planned\t" : "extended unplanned\t");
        read_design(std::move(e), at_);
      } else if (at("replaced ")) {
        read_replacement();
      } else if (is_derived()) {
        ++at_;
      } else {
        say(errc::bad_record_line);
      }
    }
  }
  [[nodiscard]] bool is_derived() const {
    return at("stratum ") || at("certain ") || at("sizes ") || at("start ") || at("accepted ") ||
           at("chosen ") || at("drawn ") || at("next ") || at("sealed ");
  }
  void read_design(draw_event e, std::size_t line) {
    event_lines_.push_back({line, at_ + 1});
    e.design.name = take("design ");
    read_parameters(e.design.parameters);
    history_.events.push_back(std::move(e));
  }
  template <class Lines> void read_parameters(Lines& parameters) {
    while (at("with "))
      parameters.emplace_back(take("with "));
  }
  void read_replacement() {
    event_lines_.push_back({at_ + 1, at_ + 1});
    auto const fields = take("replaced ");
    auto const tab = fields.find('\t');
    draw_event e;
    e.kind = what::replaced;
    auto digits = fields.substr(0, tab);
    if (tab == std::string_view::npos || !take_whole_number(digits, e.rank) || !digits.empty() ||
        e.rank == 0) {
      --at_;
      say(errc::bad_record_line);
      return;
    }
    --e.rank;
    e.reason = fields.substr(tab + 1);
    history_.events.push_back(std::move(e));
  }

  list<std::string_view> lines_;
  std::size_t at_ = 0; ///< the line to be read, from 0
  error wrong_;
  draw_history history_;
  std::string_view frame_;
  std::size_t frame_line_ = 0;
  struct lines_of_event {
    std::size_t event = 0;  ///< where it begins
    std::size_t design = 0; ///< and its design
  };
  list<lines_of_event> event_lines_;
  list<std::size_t> seed_lines_;
};

/// The error for a line that differs, by the line that is due.
template <class = on_use> [[nodiscard]] errc meaning_of(std::string_view due) {
  auto const is = [&](std::string_view word) { return due.starts_with(word); };
  if (is("start ") || is("accepted ") || is("drawn ") || is("chosen ") || is("next "))
    return errc::draw_differs;
  if (is("stratum ") || is("certain ") || is("sizes ") || is("outlets "))
    return errc::strata_differ;
  return is("sealed ") ? errc::record_altered : errc::bad_record_line;
}

/// See `replay`.
template <class Record>
[[nodiscard]] result<Record> replayed(std::string_view text, frame const& f, std::string& due_line) {
  due_line.clear();
  record_reader<> read{text};
  if (auto const wrong = read.read(); wrong.code != errc::none)
    return wrong;
  if (auto const hash = f.hash(); read.frame() != hash.hex()) {
    due_line = joined({"frame ", hash.hex()});
    return error::in_line(errc::frame_differs, read.frame_line());
  }
  if (auto const good = validate(read.history().seed); !good) {
    list<error> wrong;
    for (auto const& e : access::why(good).all())
      wrong.push_back(error::in_line(e.code, read.line_of_seed(e.where.index)));
    return refused<Record>(wrong);
  }
  record_writer<Record> writer{f, read.history()};
  auto made = writer.write();
  auto const& found = read.lines();
  auto const due = lines_of(made ? std::string_view{made->text()} : writer.text());
  for (std::size_t i = 0; i < due.size(); ++i)
    if (i == found.size() || found[i] != due[i]) {
      due_line = due[i].substr(0, due[i].size() - 1);
      return error::in_line(i == found.size() ? errc::record_incomplete : meaning_of(due[i]), i + 1);
    }
  if (!made) {
    list<error> wrong;
    for (auto const& e : access::why(made).all())
      wrong.push_back(error::in_line(e.code, read.line_of(e, writer.failed_event())));
    return refused<Record>(wrong);
  }
  if (found.size() > due.size())
    return error::in_line(errc::bad_record_line, due.size() + 1);
  return made;
}

} // namespace starlot::inline v0::detail

#endif
