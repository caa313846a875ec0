// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_RECORD_WRITER_HPP
#define STARLOT_DETAIL_SAMPLING_RECORD_WRITER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/detail/sampling/joined.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/detail/sampling/random_start.hpp>
#include <starlot/detail/sampling/ticket_order.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/smallest_tickets.hpp>
#include <starlot/sampling/stratum.hpp>
#include <starlot/sampling/ticket_algorithm.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// An outlet with its ticket as a record writes it. These texts are in the order of the tickets.
using ranked_outlet = ticketed_outlet<std::string>;

/// Writes the record of a history: the same one, whether it is made or replayed. `Record` is `draw_record`: nothing
/// of this is instantiated before it is called.
template <class Record> class record_writer {
public:
  record_writer(frame const& f, draw_history history) : frame_{f}, history_{std::move(history)} {
    plan_.stratum_of = std::move(history_.stratum_of);
  }

  /// Once. Preconditions: the seed is valid; the first event, and no other, is the draw.
  [[nodiscard]] result<Record> write() {
    if (auto const wrong = plan_events(); !wrong.empty())
      return refused<Record>(wrong);
    order_outlets();
    for (event_ = 0; event_ < history_.events.size(); ++event_)
      if (auto const wrong = write_event(history_.events[event_]); wrong.code != errc::none)
        return wrong;
    write_next();
    return finish();
  }

  /// Where writing failed: the number of the event, and the record up to there.
  [[nodiscard]] std::size_t failed_event() const noexcept { return event_; }
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

private:
  using what = draw_event::what;
  using recorded_event = used_by<Record, draw_event>;

  /// Plans the draw and each extension, before any ticket is looked at.
  [[nodiscard]] list<error> plan_events() {
    for (event_ = 0; event_ < history_.events.size(); ++event_) {
      auto& event = history_.events[event_];
      if (event.kind != what::drawn && event.reason.empty())
        return {error::of(errc::reason_missing)};
      if (!is_printable_utf8(event.reason))
        return {error::of(errc::bad_reason)};
      if (event.kind == what::replaced) {
        ++replacements_;
        continue;
      }
      if (event.strata.empty())
        if (auto wrong = plan_event(event); !wrong.empty())
          return wrong;
      if (event.kind == what::extended)
        if (auto const wrong = extends(event); wrong.code != errc::none)
          return {wrong};
      plan_.strata = list<stratum>(event.strata);
    }
    return {};
  }

  /// Plans the design as it is recorded.
  [[nodiscard]] list<error> plan_event(recorded_event& event) {
    open_plan planned;
    if (auto wrong = take_plan(plan(frame_, event.design), planned); !wrong.empty())
      return wrong;
    event.strata = planned.strata.take();
    if (event.kind == what::drawn)
      plan_.stratum_of = std::move(planned.stratum_of);
    return {};
  }

  /// Whether an event goes on from the one before: the tickets stay what they are, and more of them are drawn.
  [[nodiscard]] error extends(recorded_event const& event) const {
    auto const& before = plan_.strata;
    auto const& next = event.strata;
    bool same = ready_designs::is_extendable(event.design.name) &&
                ready_designs::is_extendable(history_.events[0].design.name) && before.size() == next.size();
    for (std::size_t h = 0; same && h < before.size(); ++h)
      same = before[h].id == next[h].id && before[h].selected_by == next[h].selected_by &&
             before[h].population == next[h].population;
    if (!same)
      return error::of(errc::not_extendable);
    bool more = false;
    for (std::size_t h = 0; h < before.size(); ++h) {
      if (next[h].sampled < before[h].sampled)
        return error::at(errc::stratum_shrinks, before[h].id, h)
            .with(decimal{std::int64_t{next[h].sampled}}, decimal{std::int64_t{before[h].sampled}});
      more = more || next[h].sampled > before[h].sampled;
    }
    return error::of(more ? errc::none : errc::extension_of_none);
  }

  /// Begins the text, and orders the outlets of each stratum by ticket: as many as the events can draw, and one more,
  /// the first that is not drawn.
  void order_outlets() {
    list<std::size_t> counts;
    for (auto const& h : plan_.strata)
      counts.push_back(std::size_t{h.sampled} + replacements_ + 1);
    with_tickets(history_.algorithm, hash_, history_.seed.bytes, [&](auto const& tickets) {
      write_head(tickets.header());
      if (needs_start(plan_))
        selected_ = selected_outlets(frame_, plan_, tickets.header());
      for (auto const& stratum : smallest_of_strata(frame_, plan_, tickets, counts)) {
        list<ranked_outlet> ranked;
        for (auto const& o : stratum)
          ranked.push_back({o.ticket.text(), o.id, o.number});
        order_.push_back(std::move(ranked));
      }
      if (needs_ranks(plan_)) {
        auto const by_rank = first_by_rank(frame_, plan_, tickets, counts);
        for (std::size_t h = 0; h < by_rank.size(); ++h)
          for (auto const& o : by_rank[h])
            order_[h].push_back({tickets(frame_[o.number].stratum, o.id).text(), o.id, o.number});
      }
    });
    taken_.resize(order_.size());
    gone_.resize(order_.size());
  }

  [[nodiscard]] error write_event(recorded_event const& event) {
    list<ranked_outlet> fresh;
    auto const wrong = event.kind == what::replaced ? replace(event, fresh) : draw(event, fresh);
    if (wrong.code != errc::none)
      return wrong;
    sort_by_ticket(fresh);
    for (auto const& o : fresh)
      write_outlet("drawn ", o.number, o.ticket);
    return {};
  }

  [[nodiscard]] error replace(recorded_event const& event, list<ranked_outlet>& fresh) {
    if (event.rank >= outlets_.size())
      return error::of(errc::outlet_not_drawn);
    auto& left = outlets_[event.rank];
    auto const h = left.drawn.stratum;
    auto const wrong = left.replaced                   ? errc::already_replaced
                       : left.chosen                   ? errc::chosen_not_replaceable
                       : taken_[h] >= order_[h].size() ? errc::stratum_exhausted
                                                       : errc::none;
    if (wrong != errc::none)
      return error::at(wrong, frame_[left.drawn.number].id);
    left.replaced = true;
    ++gone_[h];
    line("replaced ", {std::to_string(event.rank + 1), event.reason});
    fresh.push_back(std::move(order_[h][taken_[h]++]));
    return {};
  }

  [[nodiscard]] error draw(recorded_event const& event, list<ranked_outlet>& fresh) {
    auto const& strata = event.strata;
    if (event.kind == what::extended)
      line("extended ", {event.planned ? "planned" : "unplanned", event.reason});
    write_design(event);
    if (event.kind == what::drawn) {
      write_sizes();
      write_starts();
      write_chosen();
      write_selected();
    }
    for (std::size_t h = 0; h < strata.size(); ++h)
      if (has_an_order(strata[h]))
        while (taken_[h] < strata[h].sampled + gone_[h]) {
          if (taken_[h] >= order_[h].size())
            return error::at(errc::stratum_exhausted, strata[h].id, h);
          auto& next = order_[h][taken_[h]++];
          if (goes_by_ranks(strata[h]))
            write_outlet("drawn ", next.number, next.ticket);
          else
            fresh.push_back(std::move(next));
        }
    return {};
  }

  void write_next() {
    for (std::size_t h = 0; h < order_.size(); ++h)
      if (taken_[h] < order_[h].size()) {
        auto const& first = order_[h][taken_[h]];
        line("next ", {first.ticket, frame_[first.number].stratum, first.id});
      }
  }

  /// A word and its fields.
  void line(std::string_view word, std::initializer_list<std::string_view> fields) {
    put(text_, {word});
    std::string_view before;
    for (auto const field : fields) {
      put(text_, {before, field});
      before = "\t";
    }
    put(text_, {"\n"});
  }

  void write_head(std::string_view header) {
    put(text_, {header});
    if (history_.algorithm != ticket_algorithm::sha256)
      line("frame ", {hash_.hex()});
    line("source ", {history_.seed.source});
    line("frame-published ", {history_.seed.frame_published});
    line("seed-published ", {history_.seed.seed_published});
    line("outlets ", {std::to_string(frame_.size())});
  }

  template <class Event> void write_design(Event const& event) {
    line("design ", {event.design.name});
    for (auto const& parameter : event.design.parameters)
      line("with ", {parameter});
    for (auto const& h : event.strata) {
      std::string_view const word = h.certain ? "certain " : "stratum ";
      auto const counts = joined({std::to_string(h.sampled), " of ", std::to_string(h.population)});
      h.id.empty() ? line(word, {counts}) : line(word, {counts, h.id});
    }
  }

  /// What sizes are divided by where outlets are ordered by tickets and sizes.
  void write_sizes() {
    for (auto const& s : plan_.strata)
      if (goes_by_ranks(s))
        line("sizes ", {std::to_string(s.size), s.id});
  }
  void write_starts() {
    for (std::size_t h = 0; h < selected_.size(); ++h)
      if (auto const& s = plan_.strata[h]; starts(s)) {
        auto const& from = selected_[h].from;
        auto const start = joined({std::to_string(from.start), " of ", std::to_string(s.size)});
        line("start ", {start, std::to_string(from.attempt), {from.hash.data(), from.hash.size()}, s.id});
      } else if (!selected_[h].outlets.empty()) {
        auto const& from = selected_[h].from;
        line("accepted ", {std::to_string(selected_[h].tries),
                           joined({std::to_string(from.start), " of ", std::to_string(s.size)}),
                           std::to_string(from.attempt),
                           {from.hash.data(), from.hash.size()},
                           s.id});
      }
  }
  /// Where a ticket would stand there is the point that fell on the outlet.
  void write_selected() {
    for (auto const& h : selected_)
      for (std::size_t k = 0; k < h.outlets.size(); ++k) {
        write_outlet("drawn ", h.outlets[k].number, std::to_string(h.points[k]));
        outlets_.back().drawn = h.outlets[k];
        outlets_.back().point.swap(outlets_.back().ticket);
      }
  }

  void write_chosen() {
    for (auto const& c : chosen_outlets(frame_, plan_)) {
      write_outlet("chosen ", c.number, {});
      outlets_.back().chosen = true;
    }
  }

  void write_outlet(std::string_view word, std::uint32_t number, std::string_view ticket) {
    auto const o = frame_[number];
    line(word, {std::to_string(outlets_.size() + 1), ticket, o.stratum, o.id});
    outlets_.push_back(
        {std::string{o.id}, std::string{o.stratum}, std::string{ticket}, drawn_from(frame_, plan_, number)});
  }

  [[nodiscard]] Record finish() {
    record_hash const hash{to_hex(sha256_of(text_))};
    line("sealed ", {hash.hex()});
    sample_remarks remarks;
    remarks.replaced = replacements_;
    for (auto const& event : history_.events)
      remarks.optional_stopping = remarks.optional_stopping || !event.planned;
    list<drawn_outlet> in_sample;
    for (auto const& o : outlets_)
      if (!o.replaced)
        in_sample.push_back(o.drawn);
    history_.stratum_of = std::move(plan_.stratum_of);
    return {std::move(history_), hash_,
            std::move(text_),    hash,
            std::move(outlets_), sample{plan_.strata.take(), in_sample.take(), remarks}};
  }

  frame const& frame_;
  frame_hash hash_ = frame_.hash();
  used_by<Record, draw_history> history_;
  open_plan plan_;        ///< as the last event left it
  std::size_t event_ = 0; ///< the one that is planned or written
  std::uint32_t replacements_ = 0;
  list<list<ranked_outlet>> order_; ///< of each stratum
  list<selected_stratum> selected_; ///< from random starts; empty where there is none
  list<std::size_t> taken_;         ///< how many of each were drawn
  list<std::size_t> gone_;          ///< and replaced
  std::string text_;
  list<recorded_outlet> outlets_;
};

} // namespace starlot::inline v0::detail

#endif
