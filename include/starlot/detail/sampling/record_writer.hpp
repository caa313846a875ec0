// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_RECORD_WRITER_HPP
#define STARLOT_DETAIL_SAMPLING_RECORD_WRITER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/fingerprints.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// What is wrong with an event of a history. Ids refer to the frame.
struct event_fault {
  error what;
  std::size_t event = 0;
  std::string text{}; ///< the record up to there
};

/// Writes the record of a history: the same one, whether it is made or replayed.
class record_writer {
public:
  static constexpr std::string_view multi_site_name = "multi-site-1";

  record_writer(frame const& f, draw_history history) : frame_{f}, history_{std::move(history)} {}

  /// Preconditions: the seed is valid; the first event, and no other, is the draw.
  [[nodiscard]] result<draw_record, event_fault> write() && {
    if (auto wrong = plan_events(); wrong.what.code != errc::none)
      return wrong;
    auto made = with_tickets(history_.algorithm, hash_, history_.seed.bytes,
                             [&](auto const& tickets) { return write_with(tickets); });
    if (made)
      return std::move(*made);
    auto wrong = std::move(made).error();
    wrong.text = std::move(text_);
    return wrong;
  }

private:
  using what = draw_event::what;

  /// Plans the draw and each extension, before any ticket is looked at.
  [[nodiscard]] event_fault plan_events() {
    for (std::size_t e = 0; e < history_.events.size(); ++e) {
      auto const& event = history_.events[e];
      if (event.kind != what::drawn && event.reason.empty())
        return {{errc::reason_missing, {}, {}, {}}, e, {}};
      if (!is_printable_utf8(event.reason))
        return {{errc::bad_reason, {}, {}, {}}, e, {}};
      if (event.kind == what::replaced) {
        ++replacements_;
        continue;
      }
      auto planned = plan(frame_, event.design);
      if (!planned)
        return {planned.error()[0], e, {}};
      if (event.kind == what::extended)
        if (auto const wrong = extends(event.design.name, *planned); wrong.code != errc::none)
          return {wrong, e, {}};
      if (event.kind == what::drawn)
        plan_ = std::move(*planned);
      else
        plan_.strata = std::move(planned->strata);
      targets_.push_back(plan_.strata);
    }
    return {};
  }

  /// Whether a plan goes on from the last one: tickets stay what they are, so that more of them are drawn.
  [[nodiscard]] error extends(std::string_view name, draw_plan const& next) const {
    auto const& before = plan_.strata;
    bool same = name != multi_site_name && history_.events[0].design.name != multi_site_name &&
                before.size() == next.strata.size();
    for (std::size_t h = 0; same && h < before.size(); ++h)
      same = before[h].id == next.strata[h].id;
    if (!same)
      return {errc::not_extendable, {}, {}, {}};
    bool more = false;
    for (std::size_t h = 0; h < before.size(); ++h) {
      if (next.strata[h].drawn < before[h].drawn)
        return {errc::stratum_shrinks,
                {id_in_frame(h), h, 0, 0},
                decimal{std::int64_t{next.strata[h].drawn}},
                decimal{std::int64_t{before[h].drawn}}};
      more = more || next.strata[h].drawn > before[h].drawn;
    }
    return {more ? errc::none : errc::extension_of_none, {}, {}, {}};
  }

  /// The id of a stratum where it outlives this.
  [[nodiscard]] std::string_view id_in_frame(std::size_t h) const {
    return plan_.stratum_of.empty() ? std::string_view{} : ids_in_frame(frame_, plan_)[h];
  }

  template <class Tickets> [[nodiscard]] result<draw_record, event_fault> write_with(Tickets const& tickets) {
    using ranked = typename smallest_tickets<typename Tickets::ticket_type>::entry;
    // As many as can have been drawn, and one more: the first that was not.
    std::vector<std::size_t> counts;
    for (auto const& h : plan_.strata)
      counts.push_back(std::size_t{h.drawn} + replacements_ + 1);
    auto const order = smallest_of_strata(frame_, plan_, tickets, counts);
    std::vector<std::size_t> taken(order.size());

    write_head(tickets.header());
    std::size_t target = 0;
    std::vector<ranked> fresh;
    auto const take = [&](std::size_t h) { fresh.push_back(order[h][taken[h]++]); };
    std::vector<std::size_t> gone(order.size()); // drawn and replaced
    for (std::size_t e = 0; e < history_.events.size(); ++e) {
      auto const& event = history_.events[e];
      if (event.kind == what::replaced) {
        if (event.rank >= outlets_.size())
          return event_fault{{errc::outlet_not_drawn, {}, {}, {}}, e};
        auto& left = outlets_[event.rank];
        auto const in_frame = frame_[left.number].id;
        if (left.replaced)
          return event_fault{{errc::already_replaced, {in_frame, place::nowhere, 0, 0}, {}, {}}, e};
        auto const h = left.in_stratum;
        if (left.chosen)
          return event_fault{{errc::chosen_not_replaceable, {in_frame, place::nowhere, 0, 0}, {}, {}}, e};
        if (taken[h] >= order[h].size())
          return event_fault{{errc::stratum_exhausted, {in_frame, place::nowhere, 0, 0}, {}, {}}, e};
        left.replaced = true;
        ++gone[h];
        line("replaced ", std::to_string(event.rank + 1), event.reason);
        take(h);
      } else {
        auto const& strata = targets_[target++];
        if (event.kind == what::extended)
          line("extended ", event.planned ? "planned" : "unplanned", event.reason);
        write_design(event.design, strata);
        if (event.kind == what::drawn)
          write_chosen();
        for (std::size_t h = 0; h < strata.size(); ++h)
          if (!strata[h].chosen)
            while (taken[h] < strata[h].drawn + gone[h]) {
              if (taken[h] >= order[h].size())
                return event_fault{{errc::stratum_exhausted, {id_in_frame(h), h, 0, 0}, {}, {}}, e};
              take(h);
            }
      }
      sort_by_ticket(fresh);
      for (auto const& f : fresh)
        write_outlet("drawn ", f.number, f.ticket.text());
      fresh.clear();
    }
    for (std::size_t h = 0; h < order.size(); ++h)
      if (taken[h] < order[h].size()) {
        auto const& first = order[h][taken[h]];
        line("next ", first.ticket.text(), frame_[first.number].stratum, first.id);
      }
    return finish();
  }

  /// A word and its fields.
  template <class... Fields>
  void line(std::string_view word, std::string_view first, Fields const&... fields) {
    text_.append(word).append(first);
    (text_.append(1, '\t').append(fields), ...);
    text_.append(1, '\n');
  }

  void write_head(std::string_view header) {
    text_ = header;
    if (history_.algorithm != ticket_algorithm::sha256)
      line("frame ", hash_.hex());
    line("source ", history_.seed.source);
    line("frame-published ", history_.seed.frame_published);
    line("seed-published ", history_.seed.seed_published);
    line("outlets ", std::to_string(frame_.size()));
  }

  void write_design(design_text const& design, std::vector<sampled_stratum> const& strata) {
    line("design ", design.name);
    for (auto const& parameter : design.with)
      line("with ", parameter);
    for (auto const& h : strata) {
      auto const word = h.chosen ? "certain " : "stratum ";
      auto const counts = std::to_string(h.drawn) + " of " + std::to_string(h.outlets);
      h.id.empty() ? line(word, counts) : line(word, counts, h.id);
    }
  }

  void write_chosen() {
    for (auto const& c : chosen_outlets(frame_, plan_)) {
      write_outlet("chosen ", c.number, {});
      outlets_.back().chosen = true;
    }
  }

  void write_outlet(std::string_view word, std::uint32_t number, std::string ticket) {
    auto const o = frame_[number];
    line(word, std::to_string(outlets_.size() + 1), ticket, o.stratum, o.id);
    outlets_.push_back(
        {std::string{o.id}, std::string{o.stratum}, std::move(ticket), number, stratum_in(plan_, number)});
  }

  [[nodiscard]] draw_record finish() {
    record_hash const hash{to_hex(sha256_of(text_))};
    line("sealed ", hash.hex());
    sample_remarks remarks;
    remarks.replaced = replacements_;
    for (auto const& event : history_.events)
      remarks.optional_stopping = remarks.optional_stopping || !event.planned;
    std::vector<drawn_outlet> in_sample;
    for (auto const& o : outlets_)
      if (!o.replaced)
        in_sample.push_back({o.number, o.in_stratum});
    sample drawn{plan_.strata, std::move(in_sample), remarks};
    return {std::move(history_), hash_, std::move(text_), hash, std::move(outlets_), std::move(drawn)};
  }

  frame const& frame_;
  frame_hash hash_ = frame_.hash();
  draw_history history_;
  draw_plan plan_; ///< as the last event left it
  std::vector<std::vector<sampled_stratum>> targets_;
  std::uint32_t replacements_ = 0;
  std::string text_;
  std::vector<recorded_outlet> outlets_;
};

} // namespace starlot::inline v0::detail

#endif
