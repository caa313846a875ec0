// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Macros that <windows.h>, <AssertMacros.h>, <complex.h>, <termios.h>, <sys/sysmacros.h>, <X11/Xlib.h>, Qt, mathematicians and compilers
// in GNU mode leave behind. None of them may hurt.
#include "standard_headers.hpp" // generated: the standard headers that ours include, with all they bring

#undef min
#undef max
#undef major
#undef minor
#undef makedev
#undef small
#undef near
#undef far
#undef interface
#undef IN
#undef OUT
#undef OPTIONAL
#undef ERROR
#undef NO_ERROR
#undef DELETE
#undef CONST
#undef VOID
#undef TRUE
#undef FALSE
#undef I
#undef J
#undef N
#undef E
#undef F
#undef PI
#undef B0
#undef B50
#undef OVERFLOW
#undef DOMAIN
#undef linux
#undef unix
#undef verify
#undef check
#undef require
#undef emit
#undef slots
#undef foreach
#undef None
#undef Bool
#undef Always
#undef Status
#undef Success
#define min(a, b) hostile macro min
#define max(a, b) hostile macro max
#define major(device) hostile macro major
#define minor(device) hostile macro minor
#define makedev(a, b) hostile macro makedev
#define small hostile macro small
#define near hostile macro near
#define far hostile macro far
#define interface hostile macro interface
#define IN hostile macro IN
#define OUT hostile macro OUT
#define OPTIONAL hostile macro OPTIONAL
#define ERROR hostile macro ERROR
#define NO_ERROR hostile macro NO_ERROR
#define DELETE hostile macro DELETE
#define CONST hostile macro CONST
#define VOID hostile macro VOID
#define TRUE hostile macro TRUE
#define FALSE hostile macro FALSE
#define I hostile macro I
#define J hostile macro J
#define N hostile macro N
#define E hostile macro E
#define F hostile macro F
#define PI hostile macro PI
#define B0 hostile macro B0
#define B50 hostile macro B50
#define OVERFLOW hostile macro OVERFLOW
#define DOMAIN hostile macro DOMAIN
#define linux hostile macro linux
#define unix hostile macro unix
#define verify hostile macro verify
#define check(condition) hostile macro check
#define require(condition, label) hostile macro require
#define emit hostile macro emit
#define slots hostile macro slots
#define foreach hostile macro foreach
#define None hostile macro None
#define Bool hostile macro Bool
#define Always hostile macro Always
#define Status hostile macro Status
#define Success hostile macro Success

#include "all_headers.hpp" // generated
