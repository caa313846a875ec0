// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FWD_HPP
#define STARLOT_FWD_HPP

#include <cstddef>
#include <cstdint>

// Names of the library for headers that only mention them. Nobody else should forward-declare them: the
// inline namespace and the template parameters are the library's own affair.

namespace starlot::inline v0 {

template <class Unit> class basic_decimal;
using decimal = basic_decimal<struct plain_unit>;
using points = basic_decimal<struct points_unit>;
using weight = basic_decimal<struct weight_unit>;
template <std::size_t Limbs> class basic_fraction;
class share;
class finding;
struct remark;
struct text;
enum class language : unsigned char;
enum class rounding : unsigned char;
enum class errc : std::uint16_t;
struct error;
struct place;
template <class T> class result;

struct title;
struct knot;
struct step;
struct rung;
class ladder;
class loaded_scheme;
class custom_table;
struct custom;
struct scheme_parts;
struct scheme_row;
class aggregation_choice;
struct scheme_view;
template <std::size_t Nodes, std::size_t Knots, std::size_t Conditions, std::size_t Steps,
          std::size_t Ladders, class Customs>
class scheme;

class any_scheme;
class finding_set;
template <auto const& Scheme> class findings;
class rating;
class reconciliation;
class nonconformities;
struct nonconformity;
class trace;
struct trace_line;
class grade;
enum class outcome : std::uint8_t;
template <class Of> class basic_hash;
using scheme_hash = basic_hash<struct scheme_content>;
using frame_hash = basic_hash<struct frame_content>;
using record_hash = basic_hash<struct record_content>;
class frame;
struct stratum;
class ticket;
class sample;
struct seed;
class draw_record;
class survey_design;
class domain;
struct estimate_options;
struct estimate;
class jackknife;
class replicate_weights;
class outlet_findings;
class company_rating;
struct company_options;

} // namespace starlot::inline v0

#endif
