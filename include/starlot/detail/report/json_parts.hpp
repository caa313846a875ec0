// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_JSON_PARTS_HPP
#define STARLOT_DETAIL_REPORT_JSON_PARTS_HPP
// IWYU pragma: private, include <starlot/report/to_json.hpp>

#include <starlot/core/error_code.hpp>
#include <starlot/detail/report/json_words.hpp>
#include <starlot/detail/report/json_writer.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// Writes the parts of a report. What is not there is null; members are never left out.
class json_parts {
public:
  void report_of(report const& r) {
    out_.object([&] {
      out_.key("format").string("starlot report 1");
      text_at("subject", r.subject);
      list_at("notes", r.notes);
      list_at("policies", r.policies);
      maybe_at("rating", r.rating);
      maybe_at("sample", r.sample);
      maybe_at("draw", r.draw);
      list_at("laws", r.laws);
      maybe_at("effects", r.effects);
      list_at("curves", r.curves);
    });
  }
  [[nodiscard]] json_writer& writer() noexcept { return out_; }

private:
  void text_at(std::string_view name, report_text const& t) {
    out_.key(name);
    one(t);
  }
  void string_at(std::string_view name, std::string_view s) { out_.key(name).string(s); }
  void string_or_null(std::string_view name, std::string_view s) {
    out_.key(name);
    if (s.empty())
      out_.null();
    else
      out_.string(s);
  }
  void bool_at(std::string_view name, bool b) { out_.key(name).boolean(b); }
  template <class Number> void number_at(std::string_view name, Number n) { out_.key(name).number(n); }
  template <class Part> void part_at(std::string_view name, Part const& p) {
    out_.key(name);
    one(p);
  }
  template <class Part> void maybe_at(std::string_view name, std::optional<Part> const& p) {
    out_.key(name);
    if (p)
      one(*p);
    else
      out_.null();
  }
  template <class Part> void list_at(std::string_view name, std::vector<Part> const& all) {
    out_.key(name).array([&] {
      for (auto const& p : all)
        one(p);
    });
  }

  void one(double x) { out_.number(x); }
  void one(std::size_t n) { out_.number(n); }
  void one(report_text const& t) {
    out_.object([&] {
      string_at("en", t.en);
      string_at("zh", t.zh);
    });
  }
  void one(report_number const& n) {
    out_.object([&] {
      string_at("shown", n.shown);
      string_at("exact", n.exact);
      number_at("value", n.value);
    });
  }
  /// null where the number was not made.
  void number_or_null(std::string_view name, report_number const& n) {
    out_.key(name);
    if (n.exact.empty())
      out_.null();
    else
      one(n);
  }
  void one(report_grade const& g) {
    out_.object([&] {
      string_at("state", json_word(g.state));
      text_at("name", g.name);
      string_or_null("stars", g.stars);
      maybe_at("rung", g.rung);
    });
  }
  void one(report_rung const& r) {
    out_.object([&] {
      text_at("name", r.name);
      string_or_null("stars", r.stars);
      string_at("reached", json_word(r.reached));
      part_at("from", r.from);
    });
  }
  void error_at(std::string_view name, errc code) {
    out_.key(name);
    if (code == errc::none)
      return out_.null();
    out_.object([&] {
      number_at("code", static_cast<int>(code));
      text_at("text", error_text(code));
    });
  }
  void one(report_estimate const& e) {
    out_.object([&] {
      error_at("none", e.none);
      bool const there = e.none == errc::none;
      bool const bounded = there && e.no_interval == errc::none;
      auto const if_there = [&](std::string_view name, bool is, double x) {
        out_.key(name);
        if (is)
          out_.number(x);
        else
          out_.null();
      };
      if_there("value", there, e.value);
      if_there("standard_error", there, e.standard_error);
      out_.key("df");
      if (there && std::isinf(e.df))
        out_.string("infinite");
      else if (there)
        out_.number(e.df);
      else
        out_.null();
      bool_at("census", e.is_census);
      error_at("no_interval", there ? e.no_interval : errc::none);
      if_there("lower", bounded, e.lower);
      if_there("upper", bounded, e.upper);
      string_or_null("shown", e.shown);
      string_or_null("shown_standard_error", e.shown_error);
      string_or_null("shown_lower", e.shown_lower);
      string_or_null("shown_upper", e.shown_upper);
    });
  }
  void one(report_value const& v) {
    out_.object([&] {
      string_at("name", v.name);
      part_at("value", v.value);
    });
  }
  void one(report_line const& l) {
    out_.object([&] {
      string_at("kind", json_word(l.kind));
      string_at("state", json_word(l.state));
      number_at("depth", l.depth);
      string_at("id", l.id);
      text_at("title", l.title);
      text_at("found", l.found);
      string_or_null("finding_of", l.finding_of);
      string_at("worth", l.worth);
      bool_at("is_weight", l.is_weight);
      string_or_null("share", l.share);
      string_or_null("counted", l.counted);
      part_at("available", l.available);
      part_at("contribution", l.contribution);
      part_at("lost", l.lost);
      part_at("adjustment", l.adjustment);
      number_or_null("open", l.open);
      number_or_null("excluded", l.excluded);
      list_at("values", l.values);
      bool_at("overridden", l.is_overridden);
      bool_at("vetoes", l.vetoes);
      bool_at("limits", l.limits);
      bool_at("lifts", l.lifts);
      out_.key("remark");
      if (l.remark.empty())
        out_.null();
      else
        out_.object([&] {
          string_at("reason", l.remark.reason);
          string_at("evidence", l.remark.evidence);
          string_at("assessor", l.remark.assessor);
          string_at("date", l.remark.date);
        });
      maybe_at("estimate", l.estimate);
    });
  }
  void one(report_cause const& c) {
    out_.object([&] {
      string_at("effect", json_word(c.effect));
      string_at("id", c.id);
      text_at("title", c.title);
      text_at("rung", c.rung);
      part_at("change", c.change);
    });
  }
  void one(report_next const& n) {
    out_.object([&] {
      part_at("grade", n.grade);
      part_at("missing", n.missing);
    });
  }
  void one(report_rating const& r) {
    out_.object([&] {
      out_.key("scheme").object([&] {
        text_at("name", r.scheme_name);
        string_at("id", r.scheme_id);
        string_at("version", r.scheme_version);
        string_at("hash", r.scheme_hash);
      });
      part_at("grade", r.grade);
      bool_at("determined", r.is_determined);
      out_.key("score");
      if (r.has_score)
        one(r.lowest);
      else
        out_.null();
      if (!r.group.empty())
        string_at("group", r.group);
      if (r.group_is_open)
        bool_at("group_is_open", true);
      out_.key("bounds").object([&] {
        bool_at("guaranteed", r.bounds_are_guaranteed);
        part_at("lowest", r.lowest);
        part_at("highest", r.highest);
        part_at("lowest_grade", r.lowest_grade);
        part_at("highest_grade", r.highest_grade);
      });
      part_at("maximum", r.maximum);
      number_at("open_items", r.open_items);
      out_.key("completeness").object([&] {
        string_at("exact", r.completeness);
        number_at("value", r.completeness_value);
      });
      out_.key("ladder").object([&] {
        bool_at("few_points_are_good", r.few_points_are_good);
        list_at("rungs", r.rungs);
      });
      maybe_at("next", r.next);
      list_at("causes", r.causes);
      list_at("reasons", r.reasons);
      list_at("trace", r.lines);
    });
  }
  void one(report_outlet const& o) {
    out_.object([&] {
      string_at("id", o.id);
      string_at("stratum", o.stratum);
      string_at("stands_for", o.weight);
      bool_at("reached", o.is_reached);
      out_.key("lost");
      if (o.lost)
        one(o.lost->number());
      else
        out_.null();
    });
  }
  void one(report_sample const& s) {
    out_.object([&] {
      number_at("outlets", s.outlets);
      number_at("reached", s.reached);
      string_at("population", s.population);
      string_at("policy", s.policy);
      string_at("policy_origin", json_word(s.origin));
      number_at("replaced", s.replaced);
      bool_at("optional_stopping", s.optional_stopping);
      if (s.approximate_probabilities)
        bool_at("approximate_probabilities", true);
      bool_at("score_is_of_assessed", s.score_is_of_assessed);
      part_at("of_assessed", s.of_assessed);
      number_at("level", s.level);
      part_at("estimate", s.estimate);
      text_at("nonlinear_step", s.nonlinear_step);
      maybe_at("grade_by_bound", s.grade_by_bound);
      error_at("no_losses", s.no_losses);
      list_at("by_outlet", s.by_outlet);
    });
  }
  void one(report_drawn const& d) {
    out_.object([&] {
      number_at("rank", d.rank);
      string_at("id", d.id);
      string_at("stratum", d.stratum);
      string_or_null("ticket", d.ticket);
      bool_at("chosen", d.is_chosen);
      bool_at("replaced", d.was_replaced);
    });
  }
  void one(report_draw const& d) {
    out_.object([&] {
      string_at("algorithm", d.algorithm);
      string_at("frame_hash", d.frame_hash);
      string_at("record_hash", d.record_hash);
      string_at("seed", d.seed);
      string_at("source", d.source);
      string_at("seed_published", d.published);
      string_at("design", d.design);
      list_at("warnings", d.warnings);
      string_or_null("verify", d.ticket_line);
      list_at("outlets", d.outlets);
    });
  }
  void one(report_chance const& c) {
    out_.object([&] {
      part_at("grade", c.grade);
      number_at("probability", c.probability.value);
      number_at("lower", c.probability.lower);
      number_at("upper", c.probability.upper);
    });
  }
  void one(report_law const& l) {
    out_.object([&] {
      number_at("population", l.population);
      number_at("n", l.n);
      maybe_at("true_grade", l.true_grade);
      text_at("design", l.design);
      text_at("method", l.method);
      number_at("confidence", l.confidence);
      list_at("grades", l.grades);
    });
  }
  void one(report_effect const& e) {
    out_.object([&] {
      string_at("id", e.id);
      string_at("score", e.score);
      number_at("if_drawn", e.if_drawn);
      maybe_at("if_not_drawn", e.if_not_drawn);
    });
  }
  void one(report_effects const& e) {
    out_.object([&] {
      part_at("grade", e.grade);
      number_at("n", e.n);
      number_at("outlets", e.outlets);
      list_at("ranked", e.ranked);
    });
  }
  void one(report_curve const& c) {
    out_.object([&] {
      text_at("title", c.title);
      out_.key("points").array([&] {
        for (auto const& [n, chance] : c.points)
          out_.object([&, n = n, chance = chance] {
            number_at("n", n);
            number_at("probability", chance);
          });
      });
    });
  }

  json_writer out_;
};

} // namespace starlot::inline v0::detail

#endif
