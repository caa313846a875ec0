// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DRAW_RECORD_HPP
#define STARLOT_SAMPLING_DRAW_RECORD_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/single_visits.hpp>
#include <starlot/sampling/design_record.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/outlet.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/sampling/seed.hpp>
#include <starlot/sampling/stratum.hpp>
#include <starlot/sampling/ticket_algorithm.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// An outlet in the record of a draw.
struct recorded_outlet {
  std::string id;
  std::string stratum;   ///< of the frame; empty where it has none
  std::string ticket;    ///< as it can be recomputed; empty for a chosen or a selected outlet
  drawn_outlet drawn;    ///< its numbers, as the sample has them
  bool chosen = false;   ///< before the seed was known
  bool replaced = false; ///< by a later one
  std::string point =
      {}; ///< the one of its random start that fell on a selected outlet: see selection.hpp; else empty

  friend bool operator==(recorded_outlet const&, recorded_outlet const&) = default;
};

/// What happened: the draw, then extensions and replacements.
struct draw_event {
  /// What happened: drawn at first, extended, or an outlet replaced.
  enum class what : std::uint8_t { drawn, extended, replaced };

  what kind = what::drawn;          ///< what happened
  design_record design{};           ///< drawn, extended
  std::vector<stratum> strata = {}; ///< drawn, extended: the whole sample as the design planned it then
  bool planned = true;              ///< extended
  std::string reason{};             ///< extended, replaced
  std::size_t rank = 0;             ///< replaced: of the outlet in `outlets()`; the next one took its place
};

namespace detail {

/// What a record is made from, beside the frame. An event whose strata are empty was not planned yet; the writer
/// plans it.
struct draw_history {
  ticket_algorithm algorithm = ticket_algorithm::sha256;
  starlot::seed seed;
  list<draw_event> events;
  list<std::uint32_t> stratum_of = {}; ///< of each outlet of the frame, if the first event was planned
};

template <class Record> class record_writer;

} // namespace detail

/// The record of a draw (抽样记录): what is published, so that anyone can replay it.
///
/// The text has a line for each statement: a word, a space, and fields between tabs. The tickets depend on the first
/// lines, "starlot draw 1" to the seed. Then come the source and the times of publication; the design and its strata
/// ("3 of 34" drawn), and the random start of those that have one ("start 17 of 60", attempt, hash and stratum: see
/// selection.hpp), the sum of sizes ("sizes 465") or the try that was accepted ("accepted 26": designs/sampford.hpp) of those
/// that have one; the outlets with rank, ticket, stratum and id, in the order of their tickets; extensions and
/// replacements with their reasons; and "next", the first ticket of each stratum that was not drawn. The last line is
/// the SHA-256 of all lines before it: it shows damage to everyone, and forgery to those who know the hash from
/// another source. Made by `record_draw`, `extend`, `replace_outlet`, `replay`; immutable. It owns its texts.
class draw_record {
public:
  /// What is published.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  /// SHA-256 of the record without its last line, which holds it.
  [[nodiscard]] record_hash hash() const noexcept { return hash_; }
  /// All outlets that were drawn or chosen, by rank, also those that were replaced later.
  [[nodiscard]] std::vector<recorded_outlet> const& outlets() const noexcept { return outlets_; }
  /// The outlets that are in the sample now, with the probabilities of the design. If one was replaced, positions
  /// differ from those in `outlets()`: `sample().find(outlets()[rank].drawn.number)`.
  [[nodiscard]] starlot::sample const& sample() const noexcept { return sample_; }

  /// Of the tickets.
  [[nodiscard]] ticket_algorithm algorithm() const noexcept { return algorithm_; }
  /// With its source and times.
  [[nodiscard]] starlot::seed const& seed() const noexcept { return seed_; }
  /// Hash of the frame.
  [[nodiscard]] frame_hash const& frame() const noexcept { return frame_; }

  /// The draw, then each extension and replacement with its reason.
  [[nodiscard]] std::vector<draw_event> const& events() const noexcept { return events_; }
  /// The design of the draw, or of the last extension.
  template <class = detail::on_use> [[nodiscard]] design_record const& design() const noexcept {
    std::size_t last = 0;
    for (std::size_t e = 0; e < events_.size(); ++e)
      if (events_[e].kind != draw_event::what::replaced)
        last = e;
    return events_[last].design;
  }

  /// Reasons to trust the draw less, or to expect less of it: `seed_not_later`; `stratum_with_one_visit`, with the stratum,
  /// as plan_warnings.hpp says.
  template <class = detail::on_use> [[nodiscard]] faults warnings() const {
    detail::list<error> out;
    if (!is_later_than_frame(seed_))
      out.push_back(error::of(errc::seed_not_later));
    detail::warn_of_single_visits(sample_.strata(), out);
    return out.take();
  }

  /// The ticket of any outlet of the frame, drawn or not.
  template <class = detail::on_use> [[nodiscard]] std::string ticket_of(outlet const& o) const {
    return detail::with_tickets(algorithm_, frame_, seed_.bytes,
                                [&](auto const& tickets) { return tickets(o.stratum, o.id).text(); });
  }
  /// The command that recomputes the ticket in a POSIX shell.
  template <class = detail::on_use> [[nodiscard]] std::string shell_line(outlet const& o) const {
    return detail::with_tickets(algorithm_, frame_, seed_.bytes,
                                [&](auto const& tickets) { return tickets.shell_line(o.stratum, o.id); });
  }

  friend bool operator==(draw_record const& a, draw_record const& b) noexcept { return a.text_ == b.text_; }

private:
  friend class detail::record_writer<draw_record>;
  friend struct detail::access;
  template <class History, class Text, class Outlets, class Drawn>
  draw_record(History history, frame_hash const& frame, Text text, record_hash const& hash, Outlets outlets,
              Drawn drawn)
      : algorithm_{history.algorithm},
        seed_{std::move(history.seed)},
        events_{history.events.take()},
        stratum_of_{history.stratum_of.take()},
        frame_{frame},
        text_{std::move(text)},
        hash_{hash},
        outlets_{outlets.take()},
        sample_{std::move(drawn)} {}

  ticket_algorithm algorithm_;
  starlot::seed seed_;
  std::vector<draw_event> events_;
  std::vector<std::uint32_t> stratum_of_; ///< of each outlet of the frame; empty where there is one stratum
  frame_hash frame_;
  std::string text_;
  record_hash hash_;
  std::vector<recorded_outlet> outlets_;
  starlot::sample sample_;
};

} // namespace starlot::inline v0

#endif
