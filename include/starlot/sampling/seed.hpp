// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_SEED_HPP
#define STARLOT_SAMPLING_SEED_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/sampling/timestamp.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// The seed of a draw (随机种子), with the reasons to trust it: nobody knew it when the frame and the design were
/// published, and everybody can look it up. `draw` uses the bytes alone; a record needs all members.
struct seed {
  std::string bytes;       ///< any bytes, as they are; "lottery 05 11 17" and "lottery 5 11 17" are two seeds
  std::string source = {}; ///< where they are published, a line of text
  std::string frame_published = {}; ///< when the frame and the design were, RFC 3339
  std::string seed_published = {};  ///< when the seed was, RFC 3339

  friend bool operator==(seed const&, seed const&) = default;
};

// Templates on the type of timestamps, so that their bodies are instantiated only where they are called: see `on_use`.

/// What is wrong with a seed, all at once, with the name and number of the member: `seed_empty` (0), `source_missing`,
/// `bad_source` (1; UTF-8 on one line), `bad_time` (2, 3). A seed that is not later than the frame is a warning of the
/// record, not an error.
template <class Moment = timestamp> [[nodiscard]] result<void> validate(seed const& s) {
  detail::list<error> wrong;
  auto const say = [&](errc code, std::size_t member) {
    constexpr std::string_view members[] = {"bytes", "source", "frame_published", "seed_published"};
    wrong.push_back(error::at(code, members[member], member));
  };
  if (s.bytes.empty())
    say(errc::seed_empty, 0);
  if (s.source.empty())
    say(errc::source_missing, 1);
  else if (!detail::is_printable_utf8(s.source))
    say(errc::bad_source, 1);
  if (!Moment::parse(s.frame_published))
    say(errc::bad_time, 2);
  if (!Moment::parse(s.seed_published))
    say(errc::bad_time, 3);
  return wrong.empty() ? result<void>{} : result<void>{detail::failure_of(wrong)};
}

/// Whether the seed was published later than the frame. Preconditions: `validate(s)` is a success (contract).
template <class Moment = timestamp> [[nodiscard]] bool is_later_than_frame(seed const& s) {
  return *Moment::parse(s.frame_published) < *Moment::parse(s.seed_published);
}

} // namespace starlot::inline v0

#endif
