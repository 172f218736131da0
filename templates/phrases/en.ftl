### Every sentence the program says, in English. Project Fluent syntax.
### A value whose name ends in "day" is an ISO day and is shown as { $day } or DAY($day, style: "short" | "weekday").
### CODE($gear) shows a code as files write it. A message's attribute .day = … is told where the value "day" is known.
### Codes (phase, kind, gear, level, weekday …) are shown by the message <name>-<code>. Numbers localise themselves.

## Numbers and days

number-point = .
number-group = ,
word-yes = yes
word-no = no
did-you-mean = Did you mean { $near }?
day-long = { $weekday } { $dom } { $month } { $year }
day-short = { $weekday-short } { $dom } { $month-short }
span-month = { $dom }–{ $last-dom } { $month-short }
span-months = { $dom } { $month-short } – { $last-dom } { $last-month-short }
span-years = { $dom } { $month-short } { $year } – { $last-dom } { $last-month-short } { $last-year }
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
weekday-short-mon = Mon
weekday-short-tue = Tue
weekday-short-wed = Wed
weekday-short-thu = Thu
weekday-short-fri = Fri
weekday-short-sat = Sat
weekday-short-sun = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## Names of codes, as they read within a sentence

phase-introduction = introduction
phase-adaptation = adaptation
phase-build = build
phase-specific = race-specific
phase-maintenance = maintenance
phase-bridge = bridge
phase-taper = taper
phase-race = race
phase-recovery = recovery
phase-reentry = return
phase-rebuild = rebuild
phase-transition = transition
phase-break = break
kind-loading = full session
kind-deload = easier session
kind-taper = taper session
kind-activation = activation
kind-reentry = easy return session
kind-easy = easy run
kind-quality = quality run
kind-long = long run
kind-race = race
kind-strength = other strength work
gear-band = long band
gear-loop = loop band
gear-box = box or sturdy chair
gear-ball = Swiss ball
gear-weight = weight
place-ankle = ankles
place-knee = knees
place-foot = feet
place-thigh = thighs
colour-tan = tan
colour-yellow = yellow
colour-red = red
colour-green = green
colour-blue = blue
colour-black = black
colour-silver = silver
colour-gold = gold
stretch-short = short stance
stretch-long = long stance
level-new = new to strength training
level-regular = used to strength training
level-advanced = experienced in strength training
policy-hard-day = hard days hard
policy-easy-day = on easy days
priority-A = A race: full taper
priority-B = B race: an easier week
priority-C = C race: only the day before it is kept free
standing-considering = still considering
standing-registered = registered
outcome-done = done
outcome-part = partly done
outcome-missed = missed
change-moved = moved
change-dropped = dropped
change-eased = made easier
change-repeated = repeated
change-harder = made harder
change-swapped = swapped
change-added = added
tier-given-up = Sessions without a place
tier-taper = Sessions due in the taper that lie before it
tier-policy = Sessions on days that your way of placing would rather leave free
tier-days = Sessions away from the days you like best
tier-hours = Sessions away from the hours you like best
tier-same-day = Sessions less than six hours after a run
tier-last-loading = Days between the last loading session and its best day
tier-spacing = Unevenness of the gaps between sessions
tier-moved = Sessions moved from where they were
why-travel = travel
why-illness = illness
why-holiday = holiday
why-other = another reason
why-pain = pain
rir-0-1 = 0–1 reps in reserve: hardly one more would go
rir-2-3 = 2–3 reps in reserve: stop with two or three still in the legs
rir-4-plus = 4 or more reps in reserve: stay well away from your limit
grade-A = trial or meta-analysis on this very point
grade-B = evidence from close by
grade-C = published practice or consensus
grade-D = our own choice, not science
source-ours = our own choice
source-overload-band-order = a maker's force table; Uchida 2016, 10.1589/jpts.28.1266; Lewis 2018, 10.4085/1062-6050-46-16
source-last-loading = Pritchard 2015, 10.1519/SSC.0000000000000125; the day itself is our own choice
source-gap-sessions = ACSM convention
source-policy-hard-day = coaches disagree and no trial decides
source-policy-easy-day = coaches disagree and no trial decides
source-season-priorities = published practice
source-pain-stop = adapted from Silbernagel 2007; the days are our own choice

## The rules of the method

rule-frequency-build = While building: { $usual } hip sessions a week ({ $least }–{ $most } is fine).
rule-frequency-specific = In the race-specific phase: { $least }–{ $most } sessions a week; { $least } keeps what you have gained.
rule-frequency-maintain =
    { $sessions ->
        [one] One session
       *[other] { $sessions } sessions
    } a week with { $sets ->
        [one] one set
       *[other] { $sets } sets
    } of each exercise keeps strength for up to { $weeks } weeks, as long as the load stays the same.
rule-volume-minimum = { $sets } sets a week for each muscle group are the least that still builds strength.
rule-horizon-evidence = Programmes of { $least }–{ $most } weeks have been shown to improve running economy; a shorter one promises less.
rule-overload-reps-first = Repetitions rise first: adding repetitions works as well as adding load.
rule-overload-reps-step = Repetitions rise by { $step } at a time, or by as many as it takes to be at the top of a rung in its week { $weeks }.
rule-overload-step = Load rises by { $least }–{ $most }% once you can do 1–{ $reps-over } repetitions more than asked.
rule-overload-weekly-cap = A week's planned load is at most { $most }% above the loading week before it.
rule-overload-planned-growth = The plan aims at no more than { $most }% from one loading week to the next.
rule-overload-start = A block starts at { $new }% of the full session load for beginners, { $regular }% for regulars and { $advanced }% for the experienced.
rule-overload-band-order = With a band: more repetitions, then a slower tempo, then its place or stretch, then the next colour, where repetitions start low again. A colour adds about { $to-black-least }–{ $to-black-most }% up to black and about { $above }% beyond.
rule-effort-rir = Effort is asked for in { $bands } bands of reps in reserve: 0–1, 2–3, 4 or more. Nobody judges it more finely.
rule-effort-rpe = Effort of a session (RPE 0–10): introduction and return { $introduction }, activation { $activation }, adaptation { $adaptation }, build and rebuild { $build }, race-specific { $specific }, maintenance and bridge { $maintenance }; easier weeks and the taper as in the last loading week.
rule-effort-off-plan = A session that feels { $rpe } or more points of RPE harder than planned keeps its exercises where they are; an exercise in { $times } such sessions, with none that held it between them, goes back one rung. Easier by as much in { $times } of them: one rung up.
rule-load-session-rpe = The load of a session is its effort (RPE 0–{ $scale }) times its minutes, in AU.
rule-deload-every = An easier week comes after { $weeks } loading weeks, after { $beginners } for beginners and masters.
rule-deload-reduce = An easier week has { $least }–{ $most }% fewer sets and repetitions, the same sessions and exercises; it is never a week off.
rule-taper-length = The taper before an A race takes { $days } days.
rule-taper-volume = Over the taper the volume falls by { $least }–{ $most }% on average, quickly at first (time constant { $tau-days } days); effort and frequency stay.
rule-taper-mini = Before a B race the session { $last }–{ $first } days out is cut by { $cut }%.
rule-last-loading = The last loading session is about { $aim } days before the race ({ $least }–{ $most }).
rule-last-activation = A light activation with movements you know may come up to { $least } days before the race, never in the last { $hours } hours: one set of { $reps-low }–{ $reps-high }, far from failure.
rule-rest-race = Nothing for the hips in the last { $days } days before the race, nor on race day.
rule-gap-sessions = Two hip sessions are at least { $hours } hours apart.
rule-gap-before-hard = No hip session in the { $hours } hours before a quality run, a long run or a race.
rule-gap-same-day = On a day with a run the hip session comes after it, at least { $hours } hours later; { $better } are better.
rule-policy-hard-day = Hard days hard: hip sessions share the day of a hard run, so that easy days stay easy. The default from { $runs } runs a week.
rule-policy-easy-day = Hip sessions lie on days with an easy run or none. The default up to { $runs } runs a week, and for beginners.
rule-soreness-peak = Soreness peaks { $first }–{ $last } hours after unfamiliar work, and the body stays protected for { $protected-weeks-least }–{ $protected-weeks-most } weeks: new movements come in early, never in the taper.
rule-recovery-after-race = No hip loading after a race: marathon { $marathon }–{ $marathon-most } days, half marathon { $half }–{ $half-most }, 10 km { $ten }–{ $ten-most }, 5 km { $five }; then { $reentry-least }–{ $reentry-most } easy sessions to come back.
rule-season-priorities = An A race gets a full taper, a B race an easier week, a C race only a free day before it. Two A races are best at most { $close } or at least { $far } weeks apart.
rule-pain-stop = Pain above { $step-back } out of 10 during an exercise: step back one rung. Above { $skip }, worse the next morning, or a limp: leave it out for { $skip-days } days and see a professional; where the whole session hurts, rest for { $rest-days } days.
rule-misses = One session missed: go on. { $repeat } or more in a row: repeat the week. { $step-back } or more in a row, or longer than { $repeat-weeks } weeks: step back one rung and rebuild from { $rebuild-load }% of the load. A missed session is never stacked onto the next day.
rule-horizon-late = With { $most } days or fewer to the race there is no loading, at most one activation with movements you know, and none for a runner who never trained them.
rule-horizon-maintain = With { $most } days or fewer to the race the plan only keeps what you have; nothing gets harder.
rule-load-return = After a race the load starts again at { $after-race }% of what it was, after a big race at { $transition }%, the next block at { $block-restart }%; a return session takes { $reentry-minutes }% of the minutes, and the peak before an earlier race is { $earlier-peak }% of the highest.
rule-ladder-first = The first rung of an exercise: { $new } for beginners, { $regular } for regulars, { $advanced } for the experienced.
rule-taper-session = No taper session is more than { $most }% of a full one, and the whole taper is cut by at most { $cut }%.
rule-session-rest = Where minutes are left over, a rest is at most { $most } seconds longer.
rule-horizon-rhythm = From { $least } weeks on easier weeks keep a rhythm; with less time to the race only a build of { $build } weeks or more has one.
rule-horizon-long = From { $least } weeks on, blocks of { $block-least }–{ $block-most } weeks repeat, with { $bridge } lighter weeks between them.
rule-session-warm-up = A session begins with { $short } minutes of warm-up, { $usual } from { $long-from } minutes on.
rule-session-sets = { $least }–{ $most } sets an exercise, at most { $new } for beginners.
rule-session-moving = { $seconds } seconds are reckoned for moving from one exercise to the next.
rule-session-order = A session goes from tier { $first } to tier { $last }: heavy single-leg work first, the trunk last, as hard as the muscles of the hip work in each.
rule-ladder-step = An exercise climbs { $most ->
        [one] one rung
       *[other] { $most } rungs
    } at a time, from its most repetitions.
rule-exercise-weekly = While loading, every exercise that you know comes at least { $least ->
        [one] once
       *[other] { $least } times
    } a week, or the week says that your minutes did not hold it.
rule-frequency-least = A week with { $days } days or more that can carry work holds all the sessions of its phase, a shorter one its share. A session that is lost is told.
rule-taper-effort = A taper session asks for { $least }% of the effort of the loading before it: only the volume falls.
rule-day-hours = Unless you say otherwise, sessions lie between { $first }:00 and { $last }:00.

## What the numbers of a rule are called, before the number, and their units

value-above = above
value-activation = activation
value-adaptation = adaptation
value-advanced = experienced
value-after-race = after a race
value-aim = aims at
value-bands = bands
value-beginners = for beginners and masters
value-better = better
value-block-least = blocks of at least
value-block-most = blocks of at most
value-block-restart = at the start of the next block
value-bridge = lighter weeks between
value-build = build
value-close = at most
value-cut = cut by
value-days = days
value-earlier-peak = peak before an earlier race
value-exercises = exercises
value-far = or at least
value-first = from
value-five = 5 km
value-five-most = 5 km at most
value-go-on = go on after
value-half = half marathon
value-half-most = half marathon at most
value-hours = hours
value-introduction = introduction
value-last = to
value-least = at least
value-long-from = long from
value-maintenance = maintenance
value-marathon = marathon
value-marathon-most = marathon at most
value-most = at most
value-new = beginners
value-protected-weeks-least = weeks protected at least
value-protected-weeks-most = weeks protected at most
value-race-min-a-km = minutes a km of a race
value-rebuild = rebuild
value-rebuild-load = rebuilds from
value-reentry = return
value-reentry-least = easy sessions to return at least
value-reentry-minutes = minutes of a return
value-reentry-most = easy sessions to return at most
value-regular = regulars
value-repeat = repeat the week from
value-repeat-weeks = repeat for weeks
value-reps-high = repetitions at most
value-reps-low = repetitions at least
value-reps-over = repetitions more than asked
value-rest-days = days of rest
value-rpe = RPE points
value-runs = runs
value-scale = scale to
value-seconds = seconds
value-sessions = sessions
value-sets = sets
value-short = short session
value-skip = leave out above
value-skip-days = days left out
value-specific = race-specific
value-step = step
value-step-back = step back from
value-tau-days = time constant in days
value-ten = 10 km
value-ten-most = 10 km at most
value-times = times
value-to-black-least = to black at least
value-to-black-most = to black at most
value-transition = after a big race
value-usual = usually
value-weeks = weeks
unit-percent-a-loading-week = % a loading week
unit-percent-force-a-colour = % force a colour
unit-percent-of-a-session-percent-of-the-taper = % of a full session; % of the whole taper
unit-percent-of-load = % of load
unit-percent-of-the-full-session-load = % of the full session load
unit-percent-of-the-last-loading-week = % of the last loading week
unit-percent-of-the-old-load = % of the old load
unit-percent-of-volume = % of volume
unit-au = AU
unit-days = days
unit-days-before-the-race = days before the race
unit-hour-of-the-day-minutes-a-km = hour of the day; minutes a km
unit-hours = hours
unit-loading-weeks = loading weeks
unit-minutes = minutes
unit-pain-0-10-days = pain 0–10; days
unit-repetitions-loading-weeks = repetitions; loading weeks
unit-repetitions-in-reserve = repetitions in reserve
unit-rung = rung
unit-runs-a-week = runs a week
unit-seconds-added-to-a-rest = seconds added to a rest
unit-seconds-between-exercises = seconds between exercises
unit-session-rpe-0-10 = session-RPE 0–10
unit-session-rpe-times-in-a-row = session-RPE; times in a row
unit-sessions-in-a-row-percent-of-load = sessions in a row; % of load
unit-sessions-week = sessions a week
unit-sets-an-exercise = sets an exercise
unit-sets-week-per-muscle-group = sets a week for each muscle group
unit-percent-of-the-loading-effort = % of the effort while loading
unit-tier = tier
unit-weeks = weeks
unit-weeks-between-a-races = weeks between A races

## Why a week, a session or a gap is as it is

weeks-to-race =
    { $weeks ->
        [0] in the week of { $race }
        [one] one week before { $race }
       *[other] { $weeks } weeks before { $race }
    }
reason-phase-introduction = A short first week, { weeks-to-race }: get to know the movements.
reason-phase-adaptation = Adaptation, { weeks-to-race }: light work to learn the movements.
reason-phase-build = Build, { weeks-to-race }: the work gets harder step by step.
reason-phase-specific = Race-specific phase, { weeks-to-race }: at most two hip sessions a week, so that your legs are there for the key runs.
reason-phase-maintenance = Maintenance, { weeks-to-race }: too close to build anything new, so you keep what you have.
reason-phase-bridge = Bridge, { weeks-to-race }: a lighter stretch between two blocks.
reason-phase-taper = Taper, { weeks-to-race }: less work at the same effort, so that you start fresh.
reason-phase-race = Race week, { weeks-to-race }: the hips rest.
reason-phase-recovery = Recovery, { weeks-to-race }: the legs get over the last race before the hips are loaded again.
reason-phase-reentry = Return, { weeks-to-race }: easy sessions to get back into it.
reason-phase-rebuild = Rebuild, { weeks-to-race }: after the last race, the work rises again.
reason-phase-transition = Transition, { weeks-to-race }: time off the plan after a big race.
reason-phase-break = Break, { weeks-to-race }: you are away, so nothing is planned.
reason-frequency-build = { $usual } hip sessions a week are enough to get stronger.
reason-frequency-specific = So close to the race { $least }–{ $most } sessions a week keep what you have gained.
reason-frequency-maintain =
    { $sessions ->
        [one] One session
       *[other] { $sessions } sessions
    } a week keeps your strength, as long as the load stays the same.
reason-volume-minimum = Each muscle group gets at least { $sets } sets a week, the least that still builds strength.
reason-horizon-evidence = Programmes of { $least }–{ $most } weeks have been shown to help runners.
reason-horizon-late = The race is { $most } days away or less: too late for loading.
reason-horizon-maintain = The race is { $most } days away or less: too late to build, in time to keep what you have.
reason-horizon-long = With a long time to go, blocks of { $block-least }–{ $block-most } weeks take turns with lighter weeks.
reason-overload-reps-first = A few more repetitions than last time: that works as well as more load.
    .exercise =
        { $reps ->
            [one] { $exercise }: now one repetition; adding repetitions works as well as adding load.
           *[other] { $exercise }: now { $reps } repetitions; adding repetitions works as well as adding load.
        }
reason-overload-step = You did more than was asked, so the load goes up a step.
reason-overload-weekly-cap = The load grows by no more than { $most }% from one loading week to the next.
    .before-au = { NUMBER($load-au, maximumFractionDigits: 0) } AU this week after { NUMBER($before-au, maximumFractionDigits: 0) } AU in the last loading week; never more than { $most }% up.
reason-overload-planned-growth = The load grows by about { $most }% from one loading week to the next.
reason-overload-start = The block starts well below a full session, so that there is room to grow.
reason-overload-band-order = The exercise moves up its ladder: first more repetitions, then a slower tempo, then a harder place or stretch, then the next colour, box or weight.
    .exercise = { $exercise } moves up to rung { $rung }: its repetitions were full.
reason-effort-rir = Stop with the repetitions in reserve that the session asks for; finer than that nobody can judge.
reason-effort-rpe = The effort asked for is the one of this phase.
reason-load-session-rpe = Load is effort times minutes.
reason-deload-every =
    { $weeks ->
        [one] An easier week: one loading week came before it.
       *[other] An easier week: { $weeks } loading weeks came before it.
    }
reason-deload-by-itself = This week could not hold as many sessions as the others, so it serves as the easier week.
reason-deload-reduce = An easier session: { $least }–{ $most }% fewer sets and repetitions, the same exercises.
reason-taper-length = The taper for { $race } ({ DAY($race-day, style: "short") }) takes { $days } days.
reason-taper-volume =
    { $days ->
        [one] One day before { $race }: less volume, the same effort, so that you start fresh.
       *[other] { $days } days before { $race }: less volume, the same effort, so that you start fresh.
    }
reason-taper-mini = Before a B race the work is cut by { $cut }%.
    .race-day = { $race } on { DAY($race-day, style: "short") } is a B race: the session just before it is cut by { $cut }%.
    .days =
        { $days ->
            [one] One day before { $race }, a B race: the work is cut by { $cut }%.
           *[other] { $days } days before { $race }, a B race: the work is cut by { $cut }%.
        }
reason-last-loading = In the last days before a race only an activation is allowed.
    .race-day = { $race } ({ DAY($race-day, style: "short") }) is too close: only an activation is allowed in these days.
reason-last-activation = A light activation comes no later than { $least } days before the race.
    .race-day = An activation belongs into the days { $first } to { $least } before { $race } ({ DAY($race-day, style: "short") }).
    .days =
        { $days ->
            [one] One day before { $race }: a light activation with movements you know wakes the hips without tiring them.
           *[other] { $days } days before { $race }: a light activation with movements you know wakes the hips without tiring them.
        }
reason-rest-race = Nothing for the hips in the last { $days } days before a race.
    .race-day = Nothing for the hips in the last { $days } days before { $race } ({ DAY($race-day, style: "short") }).
reason-gap-sessions = Two hip sessions are at least { $hours } hours apart.
    .run-day = At least { $hours } hours lie between a hip session and your { $kind } on { DAY($run-day, style: "short") }.
    .session = At least { $hours } hours lie between this session and { $session } on { DAY($day, style: "short") }.
reason-gap-before-hard = No hip session in the { $hours } hours before a hard run or a race.
    .race-day = No hip session in the { $hours } hours before { $race } ({ DAY($race-day, style: "short") }).
    .run-day = No hip session in the { $hours } hours before the { $kind } on { DAY($run-day, style: "short") }.
reason-gap-same-day = On a day with a run the hip session comes at least { $hours } hours after it.
    .run-day = Your { $kind } on { DAY($run-day, style: "short") } comes first, the hip session at least { $hours } hours later.
reason-policy-hard-day = Hard days hard: the session shares the day of a hard run, and easy days stay easy.
reason-policy-easy-day = The session lies on a day with an easy run or none.
reason-soreness-peak = New movements come in early, because they make you sore; after that the body is protected for weeks.
reason-recovery-after-race = After a race the hips rest before they are loaded again.
    .distance-km = After { $race } ({ $distance-km } km) the hips rest before they are loaded again.
    .race-day = The hips still rest after { $race } ({ DAY($race-day, style: "short") }).
reason-race-day = { $race } is on this day: nothing for the hips, before it or after it.
reason-season-priorities = { $race } is a C race: only the 24 hours before it stay free.
    .race-day = { $race } on { DAY($race-day, style: "short") } is a C race: only the 24 hours before it stay free.
reason-pain-stop = Pain above { $step-back } out of 10: one rung back. Above { $skip }, worse the next morning, or a limp: the exercise is left out.
    .exercises =
        { $pain ->
            [worse] These hurt more the next morning, or with a limp: { $exercises }. They are left out for { $skip-days } days.
           *[told] These hurt ({ $pain } of 10): { $exercises }. Above { $step-back } they go back one rung; above { $skip }, worse the next morning, or with a limp, they are left out for { $skip-days } days.
        }
    .exercise =
        { $pain ->
            [worse] { $exercise } hurt more the next morning, or with a limp: it is left out for { $skip-days } days.
           *[told] { $exercise } hurt ({ $pain } of 10). Above { $step-back } it goes back one rung; above { $skip }, worse the next morning, or with a limp, it is left out for { $skip-days } days.
        }
reason-misses = You missed sessions, so the plan goes back a little. Nothing is made up for.
    .exercises = After what you missed, these go on from where you last did them: { $exercises }.
    .exercise = After what you missed, { $exercise } goes on from where you last did it.
    .missed =
        { $missed ->
            [one] You missed one session: the plan simply goes on.
            [2] You missed two sessions in a row: this week is repeated, and nothing is made up for.
            [3] You missed three sessions in a row: this week is repeated, and nothing is made up for.
            [4] You missed four sessions in a row: this week is repeated, and nothing is made up for.
           *[other] You missed { $missed } sessions in a row: one rung back, and the load builds again from { $rebuild-load }%.
        }
reason-effort-too-hard = An exercise felt harder than planned.
    .exercises =
        { $times ->
            [one] Harder than planned, so these stay as they are for now: { $exercises }.
           *[other] Harder than planned { $times } times in a row, so these go one rung back: { $exercises }.
        }
    .times =
        { $times ->
            [one] { $exercise } felt harder than planned: it stays as it is for now.
           *[other] { $exercise } felt harder than planned { $times } times in a row: one rung back.
        }
reason-effort-too-easy = An exercise felt easier than planned.
    .exercises =
        { $times ->
            [one] Easier than planned: { $exercises }.
           *[other] Easier than planned { $times } times in a row, so these go one rung up: { $exercises }.
        }
    .times =
        { $times ->
            [one] { $exercise } felt easier than planned.
           *[other] { $exercise } felt easier than planned { $times } times in a row: one rung up.
        }
reason-log-eased = Eased after your log.
reason-log-changed = Adjusted after your log.
reason-change-again = What kept it out of the plan is gone.
reason-change-follows = This follows from the change to session { $session }.
reason-change-no-harder = The taper is never made harder: this session asks no more than it did before.
reason-change-taken-back = What you logged before was taken back or changed.
reason-moved-others = Other sessions had to move, and this one made room.
note-see-professional =
    { $pain ->
        [worse] The pain on { $day }, worse the next morning or with a limp, is a reason to stop: see a doctor or a physiotherapist before you load it again.
       *[told] The pain on { $day } ({ $pain } out of 10) is a reason to stop: see a doctor or a physiotherapist before you load it again.
    }
reason-session-reentry = An easy session to get back into it.
reason-session-warm-up = A warm-up comes first.
reason-session-sets = As many sets as your minutes hold, { $most } at most.
reason-session-moving = { $seconds } seconds are reckoned for moving from one exercise to the next.
reason-day-hours = Sessions lie between { $first }:00 and { $last }:00.
reason-given-up-sessions =
    { $sessions ->
        [one] In week { $week } no time is left for this session. What stands in its way:
       *[other] In and around week { $week } there is no room for all { $sessions } sessions. What stands in the way:
    }
reason-days = { $weekday } is not one of your days.
reason-hours = A session must fit into your hours.
reason-busy = Your calendar is taken at that time.
    .last-day = Your calendar is taken from { DAY($run-day, style: "short") } { $from } to { DAY($last-day, style: "short") } { $until }.
    .until = Your calendar is taken on { DAY($run-day, style: "short") } from { $from } to { $until }.
    .run-day = Your calendar is taken on { DAY($run-day, style: "short") }.
reason-blocked =
    { $why ->
        [other] No sessions from { DAY($first-day, style: "short") } to { DAY($last-day, style: "short") }.
       *[told] No sessions from { DAY($first-day, style: "short") } to { DAY($last-day, style: "short") }: { $why }.
    }
reason-start = The plan had not begun yet.

## What the engine cannot do

error-shape-unknown = There is no plan shape called “{ $name }”. The shapes are { $known }.
error-session-unknown = There is no session called “{ $name }” in this plan.
error-no-shape =
    { $days ->
        [one] No plan shape is made for one day to the race.
       *[other] No plan shape is made for { $days } days to the race.
    } Choose another with --shape, or another day to begin.

## What the runner should know of a plan

note-horizon-late =
    { $days ->
        [0] { $race } is today: too late for any loading. At most a light activation with movements you know makes sense.
        [one] { $race } is tomorrow: too late for any loading.
       *[other] { $race } is in { $days } days: too late for any loading. At most a light activation with movements you know makes sense.
    }
note-horizon-late-new =
    { $days ->
        [0] { $race } is today. New movements now would only make you sore, so nothing is planned before it.
        [one] { $race } is tomorrow. New movements now would only make you sore, so nothing is planned before it.
       *[other] { $race } is in { $days } days. New movements now would only make you sore, so nothing is planned before it.
    }
note-horizon-rest =
    { $days ->
        [0] { $race } is today: nothing for the hips, just rest.
        [1] { $race } is tomorrow: nothing for the hips, just rest.
       *[other] { $race } is { $days } days away. In the last days before the gun there is nothing for the hips: rest.
    }
note-horizon-maintain =
    { $days ->
        [one] { $race } is tomorrow.
       *[other] { $race } is in { $days } days.
    } That is too short to get stronger, so the plan only keeps what you have.
note-horizon-evidence =
    { $weeks ->
        [0] Less than a week is left
        [one] One week is left
       *[other] { $weeks } weeks are left
    }, and programmes with a shown effect last { $least } or more. Expect to learn the movements rather than to get much stronger.
note-exercise-absent = { $exercise } is left out of this plan: there are too few building weeks before the taper to bring in a new movement.
note-race-beside = Your calendar holds another race, { $title }, on { $run-day }. The plan keeps clear of it, but gives no days of recovery after it. To have them, name it as a race of the season too: “{ $typed }”.
note-runs-race-taken = Your calendar has “{ $title }” on { $run-day }: it was taken for { $race } itself. If it is something else, you cannot do both.
note-race-other-day = Your calendar has { $race } on { $run-day }, this plan on { $race-day }. If the calendar is right, name the day: NAME@DATE.
note-introduction = The plan begins in the middle of a week, on { $day }: until Monday there is only an easy introduction.
note-season-priorities = { $race } and { $other } are { $weeks } weeks apart. Two A races are better close together or further apart; making one of them a B race gives the other a full build.
    .days = { $race } and { $other } are { $days } days apart. Two A races are better within { $close } weeks of each other, or { $far } weeks apart and more; making one of them a B race gives the other a full build.
note-race-priority = { $race } is planned as { $priority ->
        [A] an A race, with a full taper
        [B] a B race, with an easier week
       *[C] a C race, with only the day before it kept free
    }.
note-given-up =
    { $sessions ->
        [one] One session found no place
       *[other] { $sessions } sessions found no place
    } in your week; the plan says which and why.
note-gear-substituted = { $exercise } needs what you do not have ({ $gear }). In its place: { $ladder }.
note-volume-minimum =
    { $weeks ->
        [one] In one week of building
       *[other] In { $weeks } weeks of building
    } your { $muscle } get fewer than { $sets } sets, the least that still builds strength. Longer sessions or one more a week would help.
note-left-out =
    { $exercise } does not fit into { $minutes } minutes and is left out of { $sessions ->
        [one] one session
       *[other] { $sessions } sessions
    }.
error-no-free-day =
    { $sessions ->
        [one] The one session of this plan finds no place.
       *[other] None of the { $sessions } sessions of this plan finds a place.
    } In the way: { $rules }. Give more days or hours, or begin earlier.
cause-start = the day the plan begins
cause-blocked = the days you are away
cause-days = your days
cause-hours = your hours
cause-busy = what your calendar already holds
cause-gap-sessions = the time between two hip sessions
cause-gap-before-hard = the day before a hard run or a race
cause-gap-same-day = the hours after a run
cause-rest-race = the rest before a race
cause-recovery-after-race = the recovery after a race
cause-last-loading = the last days before a race
cause-last-activation = the days for an activation
cause-given-up-sessions = the other sessions
muscle-glute-med = gluteus medius muscles
muscle-glute-max = gluteus maximus muscles
muscle-hip-flexors = hip flexors
muscle-trunk = trunk muscles
muscle-hamstrings = hamstrings
muscle-quadriceps = quadriceps muscles

## What is promised, and when to stop

promise-strength = What this is for: stronger hips for running, and a plan that you keep.
promise-not-injury = What it does not promise: fewer injuries. Hip and core work lowered them where a coach was watching, not where people trained on their own; and those who kept at it got hurt less. So keeping at it is what counts.
promise-no-model = No fitness-fatigue curve and no load ratio decides anything here. Where a chart shows one, it is only a picture.
promise-doses = The order and the steps of the exercises are our own choice. They are a start; your body has the last word.
stop-heading = Stop, and see a doctor or a physiotherapist, with any of these
stop-groin = Pain in the groin or the front of the hip, on hopping or at night
stop-bone = A bone that hurts to the touch
stop-joint = A joint that swells or locks
stop-numbness = Numbness or tingling
stop-chest = Chest pain or dizziness: stop at once and get help
clinician-heading = Ask a doctor or a physiotherapist before you start
clinician-pregnancy = if you are pregnant
clinician-young = if you are under 18
clinician-surgery = if you had surgery not long ago
clinician-osteoporosis = if you have osteoporosis
band-check = Look the band over for nicks before each session, and throw a damaged one away.
warm-up =
    Warm-up, { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }: march on the spot, swing each leg easily forwards and sideways ten times, then do a few slow half squats.

## Calendars

ics-calendar = Hip strength
ics-calendar-of = Hip strength · { $name }
ics-calendar-about = Short hip-strength sessions up to the race, laid around the runs you already have.
ics-calendar-busy = Times that are taken.
ics-busy = Busy
ics-cancelled = Cancelled:
ics-the-race = the race
ics-category = Hip strength
ics-category-race = Race
ics-category-run = Run
ics-summary-loading = Hip strength · { $phase }
ics-summary-deload = Hip strength · { $phase }, easier week
ics-summary-taper = Hip strength · taper
ics-summary-activation = Hip activation
ics-summary-reentry = Hip strength · easy return
ics-opening =
    Phase: { $phase }. { $weeks ->
        [0] The race is this week.
        [one] 1 week to the race.
       *[other] { $weeks } weeks to the race.
    }
ics-effort = Effort: RPE { $rpe } of 10; { $rir }.
ics-why = Why: { $reasons }
ics-exercise = { $number }. { $what }
ics-dose = { $sets } × { $reps }
ics-dose-side = { $sets } × { $reps } a side
ics-dose-steps-and-back = { $sets } × { $reps } steps forward, then back
ics-tempo =
    tempo { $tempo }: { $down } s down, { $held ->
        [0] { "" }
       *[other] { $held } s still,{ " " }
    }{ $up } s up
ics-hold = hold { $seconds } s at the top
ics-rest = rest { $seconds } s between sets
ics-band = band round the { $place }
ics-band-colour = { $colour } band round the { $place }
ics-band-plain = band: { $band }
ics-height = box { $height } cm
ics-weight = weight { $weight } kg
ics-pain = If it hurts. { $rule }
ics-log = How did it go? { $link }
ics-race = { $race } · { $distance } km
ics-race-gun = Gun at { $clock }, { $day } ({ $zone } time).
ics-race-own-day = Your own day: { $day }; { $clock } ({ $zone } time) is a proposal.
ics-race-night = That is in the night from { $eve-day } to { $day }: be there the evening before.
ics-race-window = Run it yourself at any time between { $opens } and { $closes }.
ics-race-expected = Expected, not announced: the day may still change.
ics-race-considering = You have not registered yet.
ics-race-closes = Registration closes on { $day }.
ics-race-registered = You are registered.
ics-race-priority-a = A race: full taper, no hip work in the last three days.
ics-race-priority-b = B race: this week is reduced, no hip work in the last three days.
ics-race-priority-c = C race: only the day before is kept free of hip work.
ics-race-source = Date and gun from: { $source }
ics-race-source-window = Date from: { $source }
ics-registration = Registration closes: { $race }
ics-registration-text = Last day to register for { $race }, { $distance } km, on { $day }.
ics-run = Run: { $kind }
error-export-kind = There is no kind of file called “{ $text }”. { $close ->
    [0] The kinds are { CODE($known) }.
   *[other] Did you mean { $near }?
}
error-export-alarms = Alarms (--alarms) cannot be “{ $text }”. An alarm is a number of minutes before the start, from 0 to { $earliest }, and there are at most { $most }.
error-export-foreign = { $path } holds something that planner did not write, or that was changed since. Choose another name, or replace it with --force.
error-export-other-plan = { $path } holds another plan ({ $other }), not { $plan }. Choose another name, or replace it with --force.
error-export-too-large = The calendar would be { $size } kB; Google takes no more than { $most } kB. { $shows ->
    [runs] Leave the runs out with --no-runs, or make a shorter plan.
   *[other] Make a shorter plan: begin later with --start.
}
error-export-link = { $path } is a symbolic link. Name the file itself.
error-export-no-file = { $path } is not a file that can be replaced. Choose another name.
error-export-unreadable = { $path } cannot be read. Check its name and who may read it.
error-export-unwritable = { $path } cannot be written. Check that the folder exists, that you may write in it, and that there is room.

## What the check finds: breach-<rule>, with where and day

breach-day-blocked =
    { $why ->
        [other] { $where }, { $day }: on a blocked day ({ $first-day } to { $last-day }). No session lies there.
       *[told] { $where }, { $day }: on a blocked day ({ $why }, { $first-day } to { $last-day }). No session lies there.
    }
breach-day-weekday = { $where }, { $day }: { $weekday } is not among the runner's days.
breach-day-hours = { $where }, { $day }: { $start }–{ $end } is not within the runner's hours.
breach-day-midnight = { $where }, { $day }: does not end before midnight, but at { $end }. A session ends on its own day.
breach-day-busy = { $where }, { $day }: overlaps “{ $title }”, { $start }–{ $end }. That time is taken.
breach-day-before-start = { $where }, { $day }: before the plan may begin, on { $first-day }.
breach-rest-race =
    { $where }, { $day }: { $before ->
        [0] on the day of { $race }
        [one] the day before { $race }
       *[other] { $before } days before { $race }
    }. The last session before it is { $least } days out or earlier.
breach-last-loading = { $where }, { $day }: { $before } days before { $race }. Anything but a light activation is { $least } days out or earlier.
breach-taper-mini = { $where }, { $day }: a full session { $before } days before { $race }. A reduced one belongs there.
breach-last-activation = { $where }, { $day }: only { $hours } hours before the gun of { $race }. An activation ends { $least } hours before it, at least.
breach-last-activation-once = { $where }, { $day }: a second activation before { $race }, after { $other }. One is enough.
breach-last-activation-light = { $where }, { $day }: { $exercise }, { $sets } × { $reps }, is too much for an activation. Right would be 1 set of { $high } repetitions at most, far from failure.
breach-recovery-after-race =
    { $where }, { $day }: { $after ->
        [one] the day after { $race }
       *[other] { $after } days after { $race }
    }. The first { $least } days after it stay free.
breach-recovery-reentry = { $where }, { $day }: the first session after { $race } is a { $kind }. An easy return session comes first.
breach-horizon-late = { $where }, { $day }: { $kind } with { $days } days from the plan's start to { $race }. So late there is one light activation at most, and none for a beginner.
breach-horizon-maintain = { $where }, { $day }: { $exercise } gets harder than in { $other }, with { $days } days from the plan's start to { $race }. So late the plan only keeps what is there.
breach-gap-sessions = { $where }, { $day }: { $hours } hours from { $other } on { $other-day }, start to start. Right would be { $least } hours or more.
    .days-apart = { $where }, { $day }: { $days-apart ->
        [0] on the same day as { $other }
       *[other] on the day after { $other }
    }. A day should lie between two strength sessions.
breach-gap-before-hard = { $where }, { $day }: ends { $hours } hours before the { $kind } on { $other-day }. Right would be { $least } hours or more.
    .days-apart = { $where }, { $day }: on the day before the { $kind } on { $other-day }. That day should be free of strength work.
breach-gap-same-day =
    { $where }, { $day }: { $hours ->
        [0] right after the { $kind } of that day
       *[other] { $hours } hours after the end of the { $kind } of that day
    }. Right would be { $least } hours or more after it.
    .hours-before = { $where }, { $day }: starts { $hours-before } hours before the end of the { $kind } of that day. Right would be { $least } hours or more after it.
breach-load-session-rpe = { $where }, { $day }: the load says { $load } AU, but RPE { $rpe } × { $minutes } min is { $right } AU.
breach-load-week = Week { $where }, { $day }: the load says { $load } AU, but its sessions add up to { $right } AU.
breach-load-target = Week { $where }, { $day }: { $load } AU for a target of { $target } AU. Right would be within { $percent }%.
breach-overload-weekly-cap = Week { $where }, { $day }: { $percent }% more than the loading week before it (week { $other }). Right would be { $most }% at most.
breach-deload-reduce = Week { $where }, { $day }: the easier week holds { $percent }% less than loading week { $other }. Right would be { $least }–{ $most }% less.
breach-deload-frequency =
    Week { $where }, { $day }: the easier week has { $sessions ->
        [0] no session
        [one] one session
       *[other] { $sessions } sessions
    }, loading week { $other } has { $right }. An easier week keeps its sessions and makes them lighter; it is never a week off.
breach-deload-kind = { $where }, { $day }: { $kind } in week { $week }. Easier sessions lie in easier weeks, full sessions in the others.
breach-deload-every = Week { $where }, { $day }: { $weeks } building weeks in a row. After { $most } an easier one is due.
breach-deload-twice = Week { $where }, { $day }: an easier week right after an easier week. One is enough.
breach-taper-volume = { $where }, { $day }: the last 14 days before { $race } hold { $percent }% less than loading week { $other }. Right would be { $least }–{ $most }% less.
breach-taper-growth = Week { $where }, { $day }: { $load } AU in the taper for { $race }, more than the { $before } AU of week { $other }. A taper never grows.
breach-taper-kind = { $where }, { $day }: { $kind } { $before } days before { $race }. From 14 days before it there are only taper sessions.
breach-taper-new = { $where }, { $day }: { $exercise } is new, in the taper for { $race }. New movements come in early, never there.
breach-taper-rung = { $where }, { $day }: { $exercise } on rung { $rung } in the taper for { $race }; the highest so far was { $known }. Nothing gets harder there.
breach-rung-fall = { $where }, { $day }: { $exercise } falls to rung { $rung }, after rung { $before } in { $other }. While loading a rung stays or rises.
breach-rung-reps = { $where }, { $day }: { $reps } repetitions of { $exercise }. Its rung asks for { $low }–{ $high }; only an easier session may have fewer.
breach-rung-unknown = { $where }, { $day }: { $exercise } has no rung { $rung-index } “{ $rung }” on the ladder “{ $ladder }” with these repetitions and this tempo.
breach-rung-gear = { $where }, { $day }: { $exercise } on “{ $rung }” needs gear that the runner does not have: { $gear }.
breach-session-empty = { $where }, { $day }: holds no exercise.
breach-session-twice = { $where }, { $day }: holds { $exercise } { $times } times. Once is right.
breach-session-minutes = { $where }, { $day }: { $minutes } minutes. Right would be { $least }–{ $most }.
breach-session-fits = { $where }, { $day }: its warm-up, sets and rests need { $needs } minutes, and it has { $minutes }.
breach-session-tempo = { $where }, { $day }: “{ $tempo }” is no tempo of { $exercise }. Right would be seconds down, held and up, such as 3-1-1.
breach-frequency-week = Week { $where }, { $day }: { $sessions } sessions. The runner wants { $most } at most.
breach-frequency-build = Week of { $day }: { $sessions } strength sessions. Right would be { $most } at most.
breach-frequency-least = Week { $where }, { $day }: { $sessions } sessions, and { $given-up } told as given up. Its phase asks for { $right }; one that is lost is told.
breach-frequency-maintain = Week { $where }, { $day }: { $sessions } sessions, { $load } AU. A week that keeps strength holds { $most } at most, and no more load than the loading week before it ({ $before } AU).
breach-horizon-long = Week { $where }, { $day }: a bridge ({ $bridges } in a row) after { $weeks } weeks. A bridge comes after a block of { $least } weeks or more, and takes no more weeks than the blocks leave.
breach-given-up-reasons = { $where }, { $day }: is given up, and no reason is told.
breach-effort-rpe = { $where }, { $day }: RPE { $rpe }. Its phase asks for { $right }.
breach-effort-rir = { $where }, { $day }: { $rir } repetitions in reserve. So near failure is not asked for there; right would be { $right }.
breach-taper-effort = { $where }, { $day }: RPE { $rpe } in a taper, after { $before } while loading. A taper keeps the effort, only the volume falls.
breach-ladder-step = { $where }, { $day }: { $exercise } jumps from rung { $before } in { $other } to rung { $rung }. One rung at a time is right.
breach-overload-reps-first = { $where }, { $day }: { $exercise } goes up to rung { $rung } from { $reps } repetitions in { $other }. { $high } come first.
breach-overload-reps-step = { $where }, { $day }: { $exercise } goes from { $before } repetitions in { $other } to { $reps }. Right would be { $most } more at most.
breach-overload-band-order = { $where }, { $day }: { $exercise } begins rung { $rung } with { $reps } repetitions. A new rung begins with { $low }.
breach-session-order = { $where }, { $day }: { $exercise } comes after { $other }. Heavy single-leg work comes first, the trunk last.
breach-soreness-peak = { $where }, { $day }: { $exercise } comes in before a loading week is over. It is introduced last.
    .last = { $where }, { $day }: { $exercise } comes in after { $last }, which is introduced last.
breach-exercise-weekly = Week { $where }, { $day }: holds no { $exercise }, and does not say that it is left out. Right would be once a week at least.
breach-volume-minimum =
    Week { $where }, { $day }: { $sets ->
        [one] one set
       *[other] { $sets } sets
    } for { $muscle ->
        [glute-med] the gluteus medius
        [glute-max] the gluteus maximus
       *[hip-flexors] the hip flexors
    }. { $least } a week are the least that still builds strength.
breach-identity-unique = { $where }: stands { $times } times in the plan. An id names one thing.
breach-identity-form = { $where }, { $day }: not a session's id. Right would be weeks to the last race and a number, such as w05-2.
breach-identity-week-index = Week { $where }, { $day }: out of order. It should be week { $right }.
breach-identity-monday = Week { $where }, { $day }: does not begin on a Monday.
breach-identity-week-gap = Week { $where }, { $day }: begins { $days } days after the week before it. Right would be 7.
breach-identity-session-day = { $where }, { $day }: its start lies on { $right-day }, in the plan's time zone.
breach-identity-session-week = { $where }, { $day }: is not in week { $week }, which it names.
breach-identity-race-day = { $where }, { $day }: its gun is on { $right-day }, in the plan's time zone.
breach-identity-run-day = { $where }, { $day }: its start lies on { $right-day }, in the plan's time zone.
breach-identity-order = { $where }, { $day }: stands after { $other }, which comes later.
breach-identity-zone = { $where }: “{ $zone }” is no time zone. Right would be a name such as Asia/Ho_Chi_Minh.
breach-identity-instant = { $where }: { $instant } cannot be placed. A time needs an offset such as +07:00, and a year from 1970 to 2200.
breach-identity-figure = { $where }: { $figure } is no load or effort.
breach-taper-calendar = { $day }, { $race }: { $minutes } minutes of strength work a week in the two weeks before, { $before } in the weeks of training before those. A taper holds less.
breach-calendar-uid-missing = “{ $where }”: has no UID. Without one a calendar cannot tell a change from a new entry.
breach-calendar-uid-duplicate = “{ $where }”: { $times } entries share the UID { $uid }. Only occurrences of one entry may, each with its RECURRENCE-ID.
breach-calendar-stamp-missing = “{ $where }”: has no DTSTAMP. Every entry needs one.
breach-calendar-stamp-before-created = “{ $where }”: DTSTAMP is earlier than CREATED. It should be the last change, or later.
breach-calendar-modified-before-created = “{ $where }”: LAST-MODIFIED is earlier than CREATED. It should be the same or later.
breach-calendar-sequence-negative = “{ $where }”: SEQUENCE is { $sequence }. It starts at 0 and only rises.
breach-calendar-start-missing = “{ $where }”: has no DTSTART. An entry needs a start.
breach-calendar-end-before-start = “{ $where }”, { $day }: ends before it starts.
breach-calendar-end-kind = “{ $where }”, { $day }: starts on a day and ends at a time, or the other way round. Both should be days, or both times.

## What people type: days, hours, weeks, zones, short lists

error-date-unreadable = “{ $text }” is not a date that planner can read. Write 28/11, 28/11/2026 or 2026-11-28: the day comes first.
    .right = “{ $text }” is not a date that planner can read. Did you mean { $right }?
error-date-month = There is no month { $month } in “{ $text }”: the day comes first, then the month. { $right ->
    [none] Write for example 28/11.
   *[other] Did you mean { $right }?
}
error-date-impossible = “{ $text }” does not exist: { $month ->
    [2] { $year ->
        [none] February never has more than { $days } days.
       *[other] February { $year } has { $days } days.
    }
   *[other] that month has { $days } days.
} Did you mean { $right }?
error-date-year = “{ $text }” is too far away: planner takes years from { $first-year } to { $last-year }.
error-span-unreadable = “{ $text }” is not a span of days. Write FROM..TO, for example 20/12..05/01.
error-span-backwards = “{ $text }” ends before it begins. Did you mean { $right }?
error-time-unreadable = “{ $text }” is not an hour of the day. Write for example 05:30 or 18h.
error-time-impossible = “{ $text }” is no hour that a clock shows. Hours go from 00:00 to 23:59.
error-hours-unreadable = “{ $text }” is not a span of hours. Write for example 18:00-21:00.
error-hours-backwards = “{ $text }” ends before it begins. Did you mean { $right }? A span past midnight is written as two.
error-weekdays-empty = No weekday is named. Write for example mon,wed.
error-weekday-unknown = “{ $text }” is not a weekday. { $close ->
    [0] The weekdays are { $known }.
   *[other] Did you mean { $near }?
}
error-week-unreadable = “{ $text }” is not a week of running. Write weekday=kind, for example tue=quality,sun=long, or with hour and minutes tue@05:30=quality/60.
error-week-too-many = { $count } runs are too many for one week; planner takes up to { $most }.
error-run-kind-unknown = “{ $text }” is not a kind of run. { $close ->
    [0] The kinds are { $known }.
   *[other] Did you mean { $near }?
}
error-run-minutes = “{ $text }” in “{ $run }” is no length of a run. Write minutes from 1 to 1440, for example tue=quality/60.
error-zone-unknown = “{ $text }” is not a time zone. { $close ->
    [0] Write an IANA name, for example Asia/Ho_Chi_Minh.
   *[other] Did you mean { $near }?
}
error-level-unknown = “{ $text }” is not a level. { $close ->
    [0] The levels are { $known }.
   *[other] Did you mean { $near }?
}
error-gear-unknown = “{ $text }” is not on the list of gear. { $close ->
    [0] The list is { $known }, or none.
   *[other] Did you mean { $near }?
}
error-away-unknown = “{ $text }” is not a reason for days away. { $close ->
    [0] The reasons are { $known }; days without a reason will do, too.
   *[other] Did you mean { $near }?
}
error-block-past = { $first-day } to { $last-day } is past: only days from { $today } on can be blocked. A session you missed is told with “planner log SESSION missed”.
error-block-beyond = { $first-day } to { $last-day } is after the last race of this plan, { $race } on { $day }: nothing lies there to be blocked. Days that are past cannot be blocked; a session you missed is told with “planner log SESSION missed”.
error-unblock-none = None of the days from { DAY($first-day, style: "short") } to { DAY($last-day, style: "short") } is blocked and still to come.
error-policy-unknown = “{ $text }” is not a policy. { $close ->
    [0] The policies are { $known }.
   *[other] Did you mean { $near }?
}
error-language-unknown = planner does not speak “{ $text }”. { $close ->
    [0] It speaks { $known }.
   *[other] Did you mean { $near }?
}

## Races as people ask for them

error-race-unreadable = “{ $text }” is not a race. Write a name, a date, or NAME@DATE, for example hue, 27/12 or hue@27/12.
error-race-unknown = There is no race called “{ $text }”. { $close ->
    [0] planner knows { $known }; for a race of your own write NAME@DATE.
   *[other] Did you mean { $near }?
}
error-race-year = { $name } on { $day } is not an edition of { $edition-year }. Write the day with its year: { $race-id }@DATE.
error-race-past = { $name } on { $day } is over: today is { $today }. Write a date that is still to come, for example { $right }.
    .race-day = { $race } was on { $race-day }, before the plan begins ({ $day }). Give a race that is still to come.
error-day-past = { $day } is over: today is { $today }. Write a date that is still to come, for example { $right }.
error-race-date-needed = { $name } has no announced edition after { $day }, and planner does not make up dates. Write { $race-id }@DATE, for example { $race-id }@28/02/2027.
error-race-window-needed = { $name } has no announced window after { $day }, and planner does not make up dates. Write { $race-id }@FROM..TO, or { $race-id }@DATE for your own day.
error-race-not-virtual = { $name } is run on one day: “{ $text }” names a span. Write { $race-id }@DATE.
error-race-outside-window = { $day } in “{ $text }” lies outside the window from { $first-day } to { $last-day }. Choose a day within it.
error-races-same-day = { $name } and { $other-name } are both on { $day }. Leave one of them out, or compare them with planner compare.
error-race-twice = { $name } is named twice, on { DAY($first-day, style: "short") } and { DAY($last-day, style: "short") }. Leave one of them out.
error-race-far = The race on { $day } is { $weeks } weeks away, and a plan reaches { $most } weeks at most. Begin later with --start { $right }, or take a race before it.
error-distance-not-offered = { $name } has no { $distance-km } km. Its distances are { $offered } km.
error-distance-impossible = “{ $text }” is no distance. Write kilometres above 0 and up to { $most }, for example --distance 21.
note-year-taken = No year was written: { $day } was taken.
note-years-taken = No year was written: { $first-day } to { $last-day } was taken.
note-expected-edition = { $name } on { $day } is expected, not announced. When the date is out, write { $race-id }@DATE.
note-edition-not-announced = planner knows of no announcement for { $name } on { $day }: it stays tentative until you are registered.
note-night-of = The gun is after midnight: the night of { $evening-day }, race day { $gun-day }.
note-same-night = { $gun-day } was taken as the day of the gun, after midnight: you set out on the evening of { $evening-day }.
note-gun-midnight = 24:00 on { $evening-day } is midnight: the gun goes at 00:00 on { $gun-day }.
note-gun-first = The gun of your { $distance-km } km is not known; { $gun } is the first gun of the event.
note-gun-carried = The gun at { $gun } is the one of the { $edition-year } edition over { $distance-km } km: check it when the programme is out.
note-gun-assumed = The gun is not known: { $gun } was assumed. Write the hour behind the date, for example 28/11 { $gun }.
note-road-closes = The road closes at { $gun } for the { $distance-km } km.
note-distance-assumed = No distance was named: { $distance-km } km was assumed. { $offered ->
    [none] Choose another with --distance.
   *[other] Choose among { $offered } km with --distance.
}
note-virtual-day = Your own day was set to { $day }, the last of the window that opens on { $first-day }. Any day in it will do: write NAME@FROM..TO@DATE.
note-own-race = planner does not know { $name }: it was taken as a race of your own on { $day }.
note-race-that-day = { $name } is on that day. If you mean it, write { $race-id }: its hours are then known.
note-race-past = { $name } on { $day } is over and was left out.
note-day-past = The race on { $day } is over and was left out.

## The runner's own files

error-file-missing = There is no file { $file }. { $close ->
    [0] Check the name and the folder.
   *[other] Did you mean { $near }?
}
error-file-not-a-file = { $file } is not a file. Name a .toml or .json file.
error-file-unreadable = { $file } cannot be read. Check its name and who may read it.
error-file-too-large = { $file } is larger than { $most-kb } kB. A file that a person writes is far smaller: check that it is the right one.
error-file-not-utf8 = { $where } is not UTF-8 text. Save the file as UTF-8.
error-file-line-too-long = { $where } is longer than { $most } characters. Break the line up.
error-file-too-deep = { $file } is nested too deep. Keep its tables flat.
what-is-not-toml =
    { $fault ->
        [end] the file ends while a list, a table or a text is still open
        [equals] a key must be followed by “=” and a value
        [array] a list that begins with “[” has no “]”
        [table] a table that begins with an opening brace has no closing one
        [string] a text has no closing quotation mark
        [bracket] a heading has no closing “]”
        [rest] something stands behind a value: one line holds one key and its value
        [twice] the same key or heading stands there twice
        [value] this is no value: text belongs in quotation marks
        [key] a line begins with a key, a heading in brackets or #
        [character] there is a character that may not stand there
        [escape] a backslash begins something that TOML does not know: write it twice, or use 'single quotation marks'
        [date] no calendar has this date
       *[other] { $what }
    }
error-file-syntax = { $where } is not valid { $form }: { what-is-not-toml }.
error-field-unknown = { $where }: there is no field “{ $field }”. { $close ->
    [0] The fields are { $known }.
   *[other] Did you mean { $near }?
}
error-field-missing = { $where }: the field “{ $name }” is missing. Add it.
error-field-value = { $where }: “{ $field }” cannot be “{ $got }”. { $close ->
    [0] Right would be: { $right }.
   *[other] Did you mean { $near }? Right would be: { $right }.
}
error-field-backwards = { $where }: “{ $field }” ends before it begins ({ $got }). Did you mean { $right }?
error-field-too-many = { $where }: “{ $field }” has { $count } entries; planner takes up to { $most }.
error-days-none = No day is left for a session. Name at least one weekday, for example mon,wed.
error-hours-none = No hour is left for a session. Name at least one span, for example 18:00-21:00.
error-days-outside = The preferred days ({ $preferred-weekdays }) are none of the days that suit ({ $weekdays }). Take one of the days that suit, or leave the preference out.
error-hours-outside = The preferred hours ({ $preferred }) lie outside the hours that suit ({ $hours }). Take hours within them, or leave the preference out.
error-hours-too-short = The longest span of hours is { $longest } minutes, a session { $minutes }. Widen the hours, or make the sessions shorter.
error-field-days-none = { $where }, “{ $field }”: { error-days-none }
error-field-hours-none = { $where }, “{ $field }”: { error-hours-none }
error-field-days-outside = { $where }, “{ $field }”: { error-days-outside }
error-field-hours-outside = { $where }, “{ $field }”: { error-hours-outside }
error-field-hours-too-short = { $where }, “{ $field }”: { error-hours-too-short }

## The store

error-store-address = { $address } is no address of a store. Give a file, sqlite:///FILE or postgresql://USER@HOST/DATABASE.
error-store-driver = PostgreSQL needs one more package. Install it with: { $command }
error-store-none = There is no store at { $place }, and none was made. Check the address: --store, PLANNER_STORE or the place that was named.
error-store-database = The server of { $place } runs, but it has no such database. Check its name, or make it first: createdb { $name }
error-store-unopenable = The store { $place } cannot be opened or made. Check that the folder exists and that you may write in it, or choose another place with --store.
error-store-readonly = The store { $place } can be read but not written. Nothing was changed: give yourself the right to write, or choose another place with --store.
error-store-full = There is no room left for the store { $place }. Nothing was half written: make room and try again.
error-store-disk = The disk did not take or give what the store { $place } asked for. Nothing was half written: check the disk and its limits, then try again.
error-store-busy = Somebody else has been writing to the store { $place } for too long. Nothing was changed: try again in a moment.
error-store-damaged = The store { $place } is damaged. Leave it as it is, look at it with “planner store check”, and restore your last backup.
error-store-not-a-store = { $place } is not a store of planner and was left alone. Choose another place with --store.
error-store-newer = The store { $place } was written by a newer planner (form { $found }, this one knows { $known }). Update planner, then try again.
error-store-login = The database of { $place } does not let you in. Check the user, the password and the name of the database.
error-store-unreachable = The database of { $place } does not answer. Check that it is running and that the address is right.
error-store-refused = The store { $place } could not do that ({ $detail }). Nothing was changed.
error-store-plan-exists = The plan { $plan } is kept already, with other content. Change it with “planner adapt”, or remove it first with “planner forget”.
error-store-conflict = Somebody else changed the plan { $plan } in the meantime. Nothing of yours was written: look at the plan as it is now, then try again.
error-store-plan-unknown = No plan { $plan } is kept here. { $close ->
    [0] “planner plans” shows what there is.
   *[other] Did you mean { $near }?
}
error-store-revision-unknown = The plan { $plan } has no revision { $revision }.
error-store-person-unknown = Nobody called { $person } has a plan here. “planner plans” shows who has.
error-store-feed-unknown = There is no such link, or it no longer works. “planner feed list” shows those that do.
error-store-backup-exists = { $place } exists already. A backup replaces nothing: choose another name.
error-store-not-empty = The store { $place } holds something already. Copy into an empty one.
error-store-copy-differs = The copy in { $place } is not the same as what was read. Do not use it: check the disk and copy into a new store.
note-store-integrity = The file itself is damaged. Restore your last backup.
note-store-dangling = { $count ->
    [one] One row of { $table } belongs to nothing.
   *[other] { $count } rows of { $table } belong to nothing.
}
note-store-document = Revision { $revision } of the plan { $plan } is not what was written.
note-store-mark = The mark of session { $session } in the plan { $plan } cannot be read.
note-store-edition = What has been seen of a calendar of the plan { $plan } cannot be read, so that the calendar stays as it is.
note-store-orphans = { $count ->
    [one] One session that was logged is no longer in the plan { $plan }, so its mark counts for nothing.
   *[other] { $count } sessions that were logged are no longer in the plan { $plan }, so their marks count for nothing.
}
note-store-revision-lost = The newest revision of the plan { $plan } is not there.
note-store-exposed = Other users of this machine can read { $place }. Take that right away: chmod 600.
note-store-wal-reset = SQLite { $version } has a rare fault when several processes write at once (closed in 3.51.3, 3.50.7 and 3.44.6). One process at a time is safe; for several, update SQLite or use PostgreSQL.

## The runner's own calendars (planner/runs)

error-runs-no-file = There is no calendar at { $path }. Check the name, or give an address (https://…) or a week such as tue=quality,sun=long.
error-runs-no-regular-file = { $path } is no ordinary file, so it is not read as a calendar. Name an .ics file.
error-runs-unreadable-file = { $path } cannot be read. Check that you may read it.
error-runs-not-a-calendar = { $source } holds no calendar. What is needed is the .ics file itself or the address of the feed, not a web page about it.
error-runs-too-big = { $source } is larger than { $limit } MB; no calendar of runs is. Export a shorter span of it.
error-runs-too-long = { $source } has more than { $limit } lines; no calendar of runs has. Export a shorter span of it.
error-runs-too-deep = { $source } nests its parts more than { $limit } deep, as no calendar program does. It is not read.
error-runs-too-many-events = { $source } holds more than { $limit } entries. Export a shorter span of it.
error-runs-too-many-sources = { $count } calendars are too many at once; up to { $limit } are read.
error-runs-scheme = Calendars are fetched from https://, http:// and webcal:// addresses only, not from { $scheme }.
error-runs-bad-address = This is not a web address that can be asked for a calendar. It should look like https://example.com/runs.ics.
error-runs-port = Calendars are fetched from ports 80 and 443 only, not from { NUMBER($port, useGrouping: "false") }.
error-runs-credentials = The address holds a user name or a password. Use the calendar's secret link instead, which needs neither.
error-runs-private-address = { $host } lies in a private or reserved network, so it is not asked. Save the calendar as a file and name the file.
error-runs-too-slow = { $host } did not send the whole calendar within { $seconds } seconds. Try again later, or save it as a file.
error-runs-unreachable = { $host } cannot be reached, or breaks off in the middle. Check the address and the network, or save the calendar as a file.
error-runs-redirects = { $host } sends on from address to address more than { $most } times. Give the last address itself.
error-runs-sent-on = { $host } answers { $status }: it sends on to another address. Give that address itself; many calendar programs do not follow.
error-runs-server-fails = { $host } answers { $status }: the server itself is in trouble, and the link may well be right. Try again later.
error-runs-refused-by-server = { $host } answers { $status } instead of a calendar. The link may have been changed or withdrawn; copy it again.
note-runs-assumed = Nothing tells when you run, so a usual week is assumed, at { $clock }: { $quality-weekday ->
        [none] no quality runs
       *[other] quality on { $quality-weekday }
    }, { $long-weekday ->
        [none] no long run
       *[other] long on { $long-weekday }
    }, { $easy-weekday ->
        [none] no easy runs
       *[other] easy on { $easy-weekday }
    }. Name your own with --runs, as a calendar or as tue=quality,sun=long.
note-runs-assumed-beyond = The calendar knows your runs up to { $reach-day } and shows no week that comes back. After it a usual week is assumed, at { $clock }: { $quality-weekday ->
        [none] no quality runs
       *[other] quality on { $quality-weekday }
    }, { $long-weekday ->
        [none] no long run
       *[other] long on { $long-weekday }
    }, { $easy-weekday ->
        [none] no easy runs
       *[other] easy on { $easy-weekday }
    }. Name your own with --runs, as a calendar or as tue=quality,sun=long.
note-runs-filled-around = The calendars show no regular runs, so the week you gave holds from the first day on.
note-runs-seen-once = A run on { $weekday } was seen only once, which makes no habit: it is not carried on.
note-runs-away = “{ $title }” looks like days away, { $first-day } to { $last-day }. If you cannot train then, plan with --block { $span }.
note-runs-filled = The calendar's last run is on { $reach-day }. The days after it follow the week you gave.
note-runs-continued = The calendar reaches { $days ->
        [0] only to today
        [one] one day ahead
       *[other] { $days } days ahead
    }, to { $reach-day }. After that the week it shows is continued: { $quality-weekday ->
        [none] no quality runs
       *[other] quality on { $quality-weekday }
    }, { $long-weekday ->
        [none] no long run
       *[other] long on { $long-weekday }
    }, { $easy-weekday ->
        [none] no easy runs
       *[other] easy on { $easy-weekday }
    }, { $strength-weekday ->
        [none] no strength work
       *[other] strength on { $strength-weekday }
    }. Plan again when it reaches further.
note-runs-continued-from-past = The calendar's last run was on { $reach-day }. The week it showed is continued: { $quality-weekday ->
        [none] no quality runs
       *[other] quality on { $quality-weekday }
    }, { $long-weekday ->
        [none] no long run
       *[other] long on { $long-weekday }
    }, { $easy-weekday ->
        [none] no easy runs
       *[other] easy on { $easy-weekday }
    }, { $strength-weekday ->
        [none] no strength work
       *[other] strength on { $strength-weekday }
    }.
note-runs-none-found = No run was found in { $source } for these weeks. “planner runs” shows what each entry was taken for.
note-runs-own-sessions = { $source } holds { $count ->
        [one] one session
       *[other] { $count } sessions
    } of a plan made here; they are made anew and not planned around.
note-runs-hours-assumed = { $source } gives no hour for { $count ->
        [one] one run
       *[other] { $count } runs
    }; your usual hour is taken, or 05:30 where none is known.
note-runs-stale-copy = { $source } cannot be fetched today. The copy of { $since-day }, { $clock }, is used instead.
note-runs-stale-copy-no-calendar = { $source } sends something else than a calendar today, such as a web page to sign in. The copy of { $since-day }, { $clock }, is used instead; copy the link again if this stays so.
note-runs-recent-copy = { $source } was asked less than an hour ago, { $since-day }, { $clock }; that copy is used. “planner runs --fresh” asks again.
note-runs-no-start = { $source }: { $count ->
        [one] one entry has no readable day and is left out
       *[other] { $count } entries have no readable day and are left out
    }. The first is “{ $title }”, line { $line }.
note-runs-end-before-start = { $source }: { $count ->
        [one] one entry ends
       *[other] { $count } entries end
    } before the start; the end is not used. The first is “{ $title }”, line { $line }.
note-runs-cut-off = { $source } breaks off in the middle of “{ $title }”, line { $line }; the file may be incomplete.
note-runs-zone-unknown = { $source }: the time zone “{ $what }” is not known, so the hours of { $count ->
        [one] one entry are
       *[other] { $count } entries are
    } taken as your own. The first is “{ $title }”, line { $line }.
note-runs-rule-refused = { $source }: { $count ->
        [one] one entry repeats
       *[other] { $count } entries repeat
    } in a way that is not followed; only the first day counts. The first is “{ $title }” ({ $what }), line { $line }.
note-runs-rule-given-up = { $source }: { $count ->
        [one] one entry repeats
       *[other] { $count } entries repeat
    } in a way that takes too long to work out; only the first day counts. The first is “{ $title }” ({ $what }), line { $line }.
note-runs-date-unreadable = { $source }: { $count ->
        [one] one date
       *[other] { $count } dates
    } could not be read. The first is “{ $what }” in “{ $title }”, line { $line }.
note-runs-capped = { $source } holds more dates than are read ({ $what }); those after “{ $title }”, line { $line }, are left out.
reason-runs-title = The title says “{ $phrase }”.
reason-runs-denied = The title takes “{ $phrase }” back.
reason-runs-plain = The title says “{ $phrase }” and no more, and it is not the week's longest: an easy run.
reason-runs-plain-distance = The title tells a distance and no more, and it is not the week's longest: an easy run.
reason-runs-category = Its category is “{ $phrase }”.
reason-runs-feed-code = The feed itself calls it “{ $phrase }”.
reason-runs-feed-distance = A training feed gives it a distance.
reason-runs-override = Your own rule for “{ $pattern }”.
reason-runs-longest = The longest run of its week: { $minutes } minutes, and so no shorter than { $least }.
reason-runs-longest-by-far = The longest run of its week: { $minutes } minutes, at least { $percent }% more than the next ({ $next }).
reason-runs-busy = Nothing in it speaks of running; its hours are taken.
reason-runs-all-day = Nothing in it speaks of running, and it has no hours.
reason-runs-free = It leaves its time free.
reason-runs-no-length = It has no length, so it takes no time.
reason-runs-cancelled = It is cancelled.
reason-runs-away = Days away, { $first-day } to { $last-day }: “{ $phrase }”. Nothing is planned around it unless you block the days.
reason-runs-by-pattern = From the week you gave.
reason-runs-by-continued = The calendar ends before this day: the week it shows goes on.
reason-runs-by-assumed = Nothing tells of this day: a usual week is assumed.

## The templates: exercises, plan shapes, races, phrases

error-exercise-unknown = There is no exercise called “{ $name }”. The exercises are { $known }.
error-phrases-unknown = There are no phrases for the language “{ $name }”. The languages are { $known }.
error-figures-unknown = There is no drawing of “{ $name }”. There are drawings of { $known }.
error-pages-unknown = There is no page called “{ $name }”. The pages are { $known }.
error-template-faults = { $file } has { $count } faults{ $told ->
    [8] , of which the first { $told } are:
   *[other] :
}
error-template-syntax = { $where } is not TOML: { what-is-not-toml }.
error-template-encoding = { $where } is not UTF-8 text from byte { $byte } on. Save the file as UTF-8.
error-template-phrase-syntax = { $where }: “{ $id }” is not Fluent at line { $line } ({ $what }). Write id = text, with every brace closed and the lines below it indented.
error-template-phrase-missing = { $where }: the message “{ $id }” is missing. Translate the one at { $example } and add it.
error-template-phrase-extra = { $where }: English has no message “{ $id }”. Take it out, or add it to en.ftl too.
error-template-missing = { $where }: the field “{ $field }” is missing. Add it.
error-template-unknown-key = { $where }: there is no field “{ $key }” here. The fields are { $known }.
error-template-not-allowed = { $where }: { $path } cannot be “{ $got }”. Right would be one of { $allowed }.
error-template-pattern = { $where }: { $path } cannot be “{ $got }”. { $form ->
    [tempo] Write seconds down, held and up, for example 3-1-1.
    [name] Write small letters, digits and hyphens, for example red-ankle.
    [language] Write a language's two or three letters, for example vi.
   *[other] It must have the form { $pattern }.
}
error-template-out-of-bounds =
    { $where }: { $path } cannot be “{ $got }”. It must be { $bound ->
        [above] more than { $limit }
        [least] { $limit } or more
        [below] less than { $limit }
        [most] { $limit } or less
        [longest] no longer than { $limit }
       *[shortest] no shorter than { $limit }
    }.
error-template-wrong-type =
    { $where }: { $path } cannot be “{ $got }”. It must be { $expected ->
        [whole] a whole number
        [number] a number
        [list] a list
        [table] a table
        [bool] true or false
        [day] a day such as 2026-11-28
        [instant] a day, an hour and an offset such as 2026-11-28T05:00:00+07:00
        [time] an hour such as 05:30
       *[text] text in quotes
    }.
error-template-refused = { $where }: { $path } cannot stand as it is: { $what }.
error-template-id-not-file = { $where }: the id is “{ $id }”, but the file is called “{ $name }”. Give both the same name.
error-template-id-twice = { $where }: the id “{ $id }” is used twice. Give each its own.
error-template-language-missing = { $where }: { $path } has no text in the language “{ $language }”. Add it; every language has every text.
error-template-main-first = { $where }: the first ladder is the exercise itself. Its id must be “main”.
error-template-last-without-gear =
    { $where }: the last ladder is for runners without any gear. { $least } of its rungs or more must need none; { $count ->
        [one] one does
       *[other] { $count } do
    }.
error-template-ladder-short =
    { $where }: { $count ->
        [one] the ladder “{ $ladder }” has one rung
       *[other] the ladder “{ $ladder }” has { $count } rungs
    }. It needs { $least } or more.
error-template-weeks-crossed = { $where }: the fewest weeks ({ $least }) are more than the most ({ $most }).
error-template-reps-crossed = { $where }: reps_low ({ $low }) is more than reps_high ({ $high }).
error-template-gear-without-field = { $where }: a rung with { CODE($gear) } needs the field “{ $field }”.
error-template-field-without-gear = { $where }: the field “{ $field }” only makes sense with { CODE($gear) } among the gear.
error-template-colour-falls = { $where }: the band goes back from { CODE($before) } to { CODE($got) }. Colours only rise: { $order }.
error-template-weight-falls = { $where }: the weight falls from { $before } kg to { $got } kg. Along a ladder it only rises.
error-template-reps-not-reset = { $where }: { $field } steps up here, so the repetitions begin anew: at { $reset } or fewer, not { $got }.
error-template-place-falls = { $where }: “{ CODE($got) }” is easier than “{ CODE($before) }” on the rung before, and nothing else gets harder.
error-template-counts-a-side = { $where }: steps forward and back ({ CODE($counts) }) are of both legs. Say per_side = false.
error-template-height-turns = { $where }: the box goes from { $before } cm to { $got } cm, against its way so far. Along a ladder it is either lowered or raised.
error-template-zone-unknown = { $where }: { $path } cannot be “{ $got }”: that is no time zone. Did you mean { $near }?
error-template-km-unknown = { $where }: { $path } is { $km } km, which is none of the distances. Right would be one of { $known }, or add it to distances_km.
error-template-km-twice = { $where }: { $path } is { $km } km, which is told here already. Each distance has one hour.
error-template-editions-order = { $where }: the edition of { CODE($got) } stands behind that of { CODE($before) }. Put the oldest first, one a day.
error-template-window-missing = { $where }: the race is virtual, so each edition needs the field “{ $field }”. Add it, for example { $field } = 2026-12-01T00:00:00.
error-template-window-not-virtual = { $where }: only a virtual race has the field “{ $field }”. Take it out, or say virtual = true.
error-template-window-offset = { $where }: { $path } is an hour of { $zone }. Write it without an offset, for example 2026-12-01T00:00:00.
error-template-window-day = { $where }: { $path } cannot be { CODE($got) }. It must be the day on which the window closes, { CODE($right) }.
error-template-window-backwards = { $where }: the window closes ({ $got }) before it opens ({ $opens }).
error-template-expected-day = { $where }: not every year has a day { $got } in month { $month }. Write { $days } or less.
error-template-guns-of = { $where }: { $path } cannot be { CODE($got) }: { $editions ->
    [0] there is no edition in this file. Leave it out.
   *[other] no edition is of that day. Right would be one of { CODE($known) }.
}
error-template-race-name-taken = { $where }: “{ $got }” is a name of { $other } already. Each name means one race: leave it out of one of them.

## The command line: help

ui-help-planner = Makes a runner's hips ready for a race: short strength sessions, laid around the runs you already have, as a calendar.
ui-help-first = The first thing to type:
ui-help-plan = Make a plan and show it. RACE is a name, an id, a date, NAME@DATE or a race file; several make one season; none means the races in athlete.toml. With -o it is written as a calendar or a file.
ui-help-why = Tell why a day, a week or a session is as it is, with the rule behind it, its source and how sure it is.
ui-help-check = Check a plan (.json) or anybody's training calendar (.ics) against the rules. Exit code 1 if any is broken.
ui-help-runs = Show what each entry of your calendar is taken for, in the next weeks.
ui-help-rules = Print the rules that plans are made by, with their numbers, sources and grades.
ui-help-races = List the races that planner knows, their editions, and when the next one is expected.
ui-help-exercises = List the exercises, or tell one in detail: how it is done, common mistakes, its rungs, what stands in for it.
ui-help-schema = Print the JSON schema of a plan.
ui-usage = Usage
ui-usage-group = COMMAND [OPTIONS]
ui-arguments = Arguments
ui-options = Options
ui-commands = Commands
ui-examples = Examples
ui-argument-race = A race: hue, 27/12, "Hanoi Midnight@28/11", 2027-03-14, or a file such as race.toml.
ui-argument-what = A day (2026-12-08, 8/12), the number of a week (5), or a session's id (w05-1).
ui-argument-check = A plan's JSON file, a calendar, or a calendar's address.
ui-argument-runs = A calendar file, its address, or a week such as tue=quality,sun=long; left out: runs of athlete.toml.
ui-argument-rule = A rule's id, or how it begins: taper.
ui-argument-exercise = An exercise, by id or name: pike.
ui-option-today = The day to plan from, instead of today's.
ui-option-athlete = Your own file; athlete.toml in this folder where there is one.
ui-option-start = First day that may carry a session.
ui-option-date = The race's date, where RACE is only a name.
ui-option-level = Strength training so far: new, regular or advanced.
ui-option-sessions = Hip sessions a week while building: 1 to 3.
ui-option-minutes = Longest session, in minutes: 10 to 60.
ui-option-days = Days that suit: mon,wed,sat or t2,t4,t7.
ui-option-hours = Hours that suit: 18:00-21:00.
ui-option-gear = What you have: band,loop,box,ball,weight, or none.
ui-option-policy = hard-day puts sessions on the days of hard runs, easy-day on the others.
ui-option-tz = Your time zone, such as Asia/Ho_Chi_Minh.
ui-option-shape = A plan shape by its id, instead of the one for the time that is left: late, maintain, short, medium, long, year or base-build-speciality.
ui-option-lang = Language of everything: en or vi.
ui-option-runs = Your runs: a calendar file, its address, or tue=quality,sun=long. May be repeated.
ui-option-distance = Distance in km; RACE=KM for one race of several.
ui-option-priority = RACE=A, RACE=B or RACE=C: full taper, an easier week, or only the day before free.
ui-option-block = Days without any session: 10/10..18/10, or 10/10..18/10=illness (travel, holiday). May be repeated.
ui-option-unblock = Days that are free again: a blocked period, or part of one. May be repeated.
ui-option-registered = You have registered: the race is settled. Or: you have not after all.
ui-option-init-registered = You have registered: the race is settled.
ui-option-weeks = How many weeks ahead are shown; 4 where nothing is said.
ui-option-fresh = Ask for calendars from the web anew, even if that was done less than an hour ago.
ui-option-check-runs = Runs that stand elsewhere: a calendar file, its address, or tue=quality,sun=long. May be repeated.
ui-option-json = Print JSON and nothing else.
ui-option-output = Write a file, by its ending: .ics .json .html .md .csv .txt .fit .zip. May be repeated.
ui-option-force = Replace a file that planner did not write.
ui-option-full = Show every session in full.
ui-option-alarms = Reminders in the calendar, minutes before: 60,15. Google and Outlook ignore them.
ui-option-plan = The plan's JSON file to look into, instead of making a plan.
ui-option-previous = The plan as it was: the past stays, and sessions keep their names.
ui-option-version = Print the version.
ui-option-help = Print this help.

## The command line: a plan on the screen

ui-plan-title = Hip strength
ui-race-line = { $race } · { $distance-km } km · { $day }
ui-days-to-go =
    { $days ->
        [0] today
        [one] one day to go
       *[other] { $days } days to go
    }
ui-own-day = your own day
ui-over = over
ui-counts =
    { $weeks ->
        [one] One week
       *[other] { $weeks } weeks
    }, { $sessions ->
        [0] no session
        [one] one session
       *[other] { $sessions } sessions
    }, revision { $revision }
ui-assumed = What was assumed
ui-to-know = Good to know
ui-safety = When to stop
ui-given-up = Sessions without a place
ui-weeks = Weeks
ui-sessions = Sessions
ui-next-sessions = The next seven days of training
ui-more-sessions =
    { $sessions ->
        [one] One more session later
       *[other] { $sessions } more sessions later
    }: all of them with --full.
ui-week = Week { $number }
ui-easier-week = easier week
ui-phase-specific = race-specific
ui-phase-taper = taper
ui-column-week = Week
ui-column-week-short = #
ui-column-starts = From
ui-column-days = Days
ui-column-phase = Phase
ui-column-load = Load
ui-column-au = AU
ui-column-sessions = Sessions
ui-column-day = Day
ui-column-kind = Taken for
ui-column-minutes = Min
ui-column-title = Title
ui-column-why = Why
ui-warm-up = Warm-up before each session: march on the spot, swing each leg easily forwards and sideways ten times, then do a few slow half squats.
ui-session-effort = { $minutes } min{ $warm-up ->
    [0] {""}
   *[other] , warm-up { $warm-up }
} · RPE { $rpe } of 10 · { $rir }
ui-tempo = tempo { $tempo }
ui-hold = hold { $seconds } s
ui-rest = rest { $seconds } s
ui-written = Written: { $path }
ui-continued = Goes on from { $path }: begun on { $day }, now revision { $revision }. What is past stays as it was.
ui-unchanged = Nothing has changed since { $path } (revision { $revision }).
ui-next-calendar = Next, put it into a calendar:
ui-next-registered = Next: import the calendar. Once you have registered, say so; the sessions keep their names:
ui-next-import = Next: open { $path } with your calendar.
note-policy-read = “{ $text }” is taken as { CODE($policy) }: { $policy }.
note-runs-doubled = More than one run on { $weekdays }, as you wrote.
note-assumed-level = You are taken as { $level }. Change it with --level.
note-assumed-gear = You are taken to have: { $gear }. Change it with --gear.
note-assumed-sessions =
    { $sessions ->
        [one] One session
       *[other] { $sessions } sessions
    } a week of at most { $minutes } minutes were assumed. Change it with --sessions and --minutes.
note-assumed-hours = Any day from { $first } to { $last } was assumed to suit, in { $zone } time. Change it with --days, --hours and --tz.

## The command line: what it knows

ui-behind = { $rule } · { $letter }, { $grade } · { $source }
ui-other-days = The other days of that week
ui-day-empty = no session
ui-day-equal = It would have been just as good.
ui-day-worse = Possible, but worse: { $tier }.
ui-how = How it is done
ui-cues = While doing it
ui-mistakes = Common mistakes
ui-ladder = Its rungs, easiest first
ui-substitute = Without the gear, in its place: { $name }
ui-reps = { $low }–{ $high } reps
ui-reps-side = { $low }–{ $high } reps a side
ui-dose-steps-and-back = { $sets } × { $reps }+{ $reps } steps
ui-reps-steps-and-back = { $low }–{ $high } steps forward, then back
ui-no-gear = no gear
ui-rung = rung { $rung }/{ $rungs }
ui-rungs =
    { $rungs ->
        [one] one rung
       *[other] { $rungs } rungs
    }
ui-exercise-next = One in detail: planner exercises { $exercise-id }
ui-expected = Expected, not announced: { $day } ({ $source })
ui-races-own = Any other race: planner plan "My race@28/02/2027" --distance 21
ui-check =
    { $breaches ->
        [0] { $path }: no rule is broken.
        [one] { $path }: one rule is broken.
       *[other] { $path }: { $breaches } rules are broken.
    }
ui-check-nothing = { $path }: nothing to check; no strength session is in it.
ui-check-understood = Understood: { $what }
note-check-by-days = { $count ->
        [one] One entry has
       *[other] { $count } entries have
    } no hour and { $count ->
        [one] is
       *[other] are
    } judged by days.
note-check-race-distance = No distance is told for “{ $race }” on { $day }; { $km } km is assumed.
ui-strength = strength sessions
ui-busy = busy
ui-alone = left alone

## The command line: what is wrong

error-our-fault = Something in planner itself went wrong ({ $what }). Nothing was written. Please report it; PLANNER_DEBUG=1 shows the details.
error-command-unknown = There is no command “{ $text }”. { $close ->
    [0] The commands are { $known }.
   *[other] Did you mean { $near }?
}
error-option-unknown = There is no option { $text } here. { $close ->
    [0] planner COMMAND --help shows them all.
   *[other] Did you mean { $near }?
}
error-option-value-missing = { $option } needs a value behind it. planner COMMAND --help shows which.
error-option-without-value = { $option } takes no value. Leave out what stands behind it.
error-option-whole = { $option } cannot be “{ $text }”. Write a whole number from { $least } to { $most }.
error-argument-extra = “{ $text }” is too much here. Type planner COMMAND --help for examples.
error-argument-not-utf8 = Word { $place } behind “planner” is not UTF-8 text. Set the terminal to UTF-8 and type it again; a file with such a name has to be renamed.
error-argument-missing = { $name } is missing. planner COMMAND --help shows an example.
error-arguments = That cannot be understood: { $what } See planner COMMAND --help for examples.
error-race-missing = No race is named, and there is none in athlete.toml. Write for example planner plan hue.
error-date-of-several = --date { $date } fits one race, and several are named. Write NAME@DATE for each.
error-date-twice = “{ $text }” already says what is meant; --date { $date } contradicts it. Leave one of them out.
error-distance-twice = Several distances for all races: { $text }. Write one, or RACE=KM for each race.
error-distance-race = “{ $text }” in --distance is none of the races. { $close ->
    [0] They are { $known }.
   *[other] Did you mean { $near }?
}
error-priority-unreadable = “{ $text }” is not a priority. Write RACE=A, RACE=B or RACE=C, for example --priority hue=A.
error-priority-race = “{ $text }” is none of the races of this plan. { $close ->
    [0] They are { $known }.
   *[other] Did you mean { $near }?
}
error-start-past = The plan cannot start on { $day }: today is { $today }. Write a day that is still to come.
error-previous-none = There is no file { $path }. Check the name and the folder.
error-previous-other = { $path } is the plan of another season, not of { $name }. Name the same races, or leave the earlier plan out.
error-previous-moved = { $path } is the plan of a race without a name on { DAY($day, style: "short") }. If that race is on { DAY($now-day, style: "short") } now, add --previous { $path }: the plan goes on, and its sessions keep their names. If it is another race, choose another name for the file, or replace the plan with --force.
error-previous-later = The earlier plan was made on { $day }, and { $today } is before it. Plan from that day or a later one.
error-previous-start = The plan in { $path } began on { $day } and goes on from there. Leave --start out, or write another file.
error-plan-not-json = { $path } is not a plan: it is not JSON. Give a file that planner plan -o PLAN.json wrote.
error-plan-schema = { $path } is not a plan of the form { $schema }. Give a file that planner plan -o PLAN.json wrote.
error-plan-field = { $path }: the field “{ $field }” cannot be “{ $got }”. planner schema shows what it may be.
error-plan-field-missing = { $path } is not a plan: the field “{ $field }” is missing. Give a file that planner plan -o PLAN.json wrote.
error-plan-and-races = { $path } holds its own races; “{ $text }” contradicts it. Leave one of them out.
error-output-twice = { $path } is named twice. Name each file once.
error-why-unknown = “{ $text }” is no day, no week and no session of this plan. { $close ->
    [0] Sessions are called { $known }; weeks by their number, days as 8/12.
   *[other] Did you mean { $near }?
}
error-why-outside = { $day } lies outside the plan, which goes from { $first-day } to { $last-day }.
error-why-no-week = There is no week { $week }: the plan has { $weeks }.
error-rule-unknown = There is no rule “{ $text }”. { $close ->
    [0] planner rules shows them all.
   *[other] Did you mean { $near }?
}
error-check-kind = { $text } is neither a plan nor a calendar. Did you mean a file ending in { $near }?

## Watches

fit-name = Hips · { $day } · { $id }
fit-warm-up = Warm-up
fit-rest = Rest
fit-left = Left
fit-right = Right
fit-steps-and-back = { $reps } steps forward, then { $reps } back
fit-nearest = The watch has no “{ $title }”: its nearest exercise stands here.
error-fit-several = A .fit file holds one workout, and the plan has { $sessions ->
    [0] no session
   *[other] { $sessions } sessions
}. Write a .zip, which holds a workout for each.
error-fit-none = The plan has no session, and so no workout for a watch.
error-fit-movement = { $file }: the FIT profile has no exercise “{ $name }” in the category “{ $category }”. Write one that it has.

## Feeds and the server

error-feed-link = That is no link to a feed or to a plan's page. Give the whole address, the part between /f/ and .ics or behind /p/, or an id that “planner feed list” shows.
error-feed-several = “{ $text }” stands for several links. Write more of the id; “planner feed list --json” shows all of it.
error-feed-verb = planner feed cannot “{ $text }”. Write one of { $known }.
error-feed-option = { $option } belongs to planner feed new. Leave it out.
error-feed-manage-option = { $option } is for calendars; a link made with --manage opens the whole plan. Leave one of the two out.
error-feed-unsound = The calendar of the plan { $plan } did not read back as it was written, so nobody gets it. The feeds go on with the last good one. Please report it.
error-base-url = “{ $text }” is no address of a server. Write it as https://runner.example.org, without anything behind.
error-base-url-path = “{ $text }” leads into a folder of its host, and planner serve lies at the root of one: its links would end nowhere. Write { $root }, or give planner a host of its own, such as https://runner.example.org.
error-base-url-long = The address of the server is too long: { $most } characters are the most, or some calendars cut the links off.
error-serve-address = Nothing can listen on { $host }, port { $port }. Choose another port with --port, or end the program that has it.
error-serve-proxy = “{ $text }” is no address of a proxy. Write its IP address, or the network that it calls from: 127.0.0.1 or 172.17.0.0/16; several with commas.
error-request-elsewhere = This was sent from another site, so nothing was changed. Open the page here and send it again.
error-request-large = That is more than is taken here: { $most } kB at the most. Nothing was changed.
error-request-method = This address does not take that kind of request. Nothing was changed.
error-request-rate = That was a lot in a short time. Try again in { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
}. The calendars go on meanwhile.
error-request-slow = What was sent took too long to come, and nothing was changed. Send it again.
error-request-unreadable = What was sent cannot be read, and nothing was changed. Go back and send it again.
error-server-busy = Very many people are here at this moment. Try again in a few seconds; the calendars go on meanwhile.
error-server-fault = Something went wrong here, and it was noted. Try again; what was kept before is safe.
error-server-slow = This takes too long at the moment, and nobody can say yet whether it was kept. Look again in a minute before you send it once more.
error-plan-none = No plan is kept here yet. Keep one first: planner follow hue
error-plan-several = Several plans are kept here: { $known }. Say which one you mean.
error-publish-driver = { $place } needs one more package. Install it with: { $command }
error-publish-foreign = { $path } is not planner's: something else wrote it, or it was changed since. Choose another place, or take that file away.
error-publish-target = { $place } is no folder and no address that planner can write to. Write for example public or s3://bucket/folder.
error-publish-failed = { $place } did not take the files. What stands there is whole; try again, only what is missing will be written.
error-publish-missing = There is no { $place }: make the bucket or the folder first, or correct its name.
error-publish-forbidden = { $place } does not let you write there. Check the keys you sign in with, and what they are allowed to do.
error-publish-credentials = { $place } wants to know who you are, and no keys were found. Put them where its own tools look for them too: for S3 in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or in ~/.aws/credentials.
error-publish-unreachable = { $place } cannot be reached. Check the connection and the address, then try again; only what is missing will be written.
ui-feed-unknown = There is no calendar here.
ui-feed-gone = This calendar link was closed and will not work again.
ui-feed-reading = A calendar can only be read here.
ui-feed-later = The calendar cannot be looked up for the moment. Keep the one you have and ask again in a minute.
ui-help-serve = Serve feeds, pages and the JSON API to phones and calendars until Ctrl-C.
ui-help-publish = Write the feeds as files that any web server or Pages host can serve. DIR is a folder or an address such as s3://bucket/folder. Only what changed is written.
ui-help-feed = Links by which calendars subscribe to a plan that is kept and, with --manage, the link that opens it on the pages of planner serve. new makes one for a PLAN and shows it this once: only its hash is kept. list shows those there are. rotate closes a LINK and makes another like it, revoke closes it for good; its subscribers are told that it is gone.
ui-argument-plan-keys = Plans that are kept here; none means all of them.
ui-argument-feed = What to do: new, list, rotate or revoke.
ui-argument-feed-what = With new and list a plan that is kept here, to be left out where there is one; else the link, its token, or an id that list shows.
ui-argument-target = A folder, or an address such as s3://bucket/folder.
ui-option-store = The store: a file, or postgresql://USER@HOST/DATABASE.
ui-option-host = Address to listen on; 0.0.0.0 means all.
ui-option-port = Port to listen on.
ui-option-base-url = Address under which others reach the server: https://runner.example.org
ui-option-workers = Processes that answer; more than one is for PostgreSQL.
ui-option-proxy = IP address or network of the reverse proxy in front, whose word on the client's address counts; several with commas.
ui-option-busy = Show only that the time is taken: a calendar to share.
ui-option-with-runs = Show the runs that were read, too.
ui-option-cancelled = Leave dropped sessions in the calendar, called off.
ui-option-manage = Make the link that opens the plan on its pages, not one for calendars.
ui-serving = Serving on { $address }. Ctrl-C ends it.
ui-feed-made = The links to the calendar of { $plan }. Keep them: they are shown this once.
ui-feed-copy = Any calendar, to paste:
ui-feed-webcal = Apple Calendar, Thunderbird, Evolution:
ui-feed-google = Google Calendar, on a computer:
ui-feed-outlook = Outlook.com:
ui-feed-office = Outlook at work or school:
ui-feed-refresh = Apple and Thunderbird look again within the hour, Outlook in 3 to 24 hours, Google in 8 to 24 hours and at nobody's request.
ui-feed-alarms = Google and Outlook ignore the reminders in a feed; Apple and Nextcloud leave them out.
ui-feed-local = Only this computer reaches { $address }. Say with --base-url under which address others do.
ui-feed-revoked = The link { $feed } is closed.
ui-feed-closed-already = The link { $feed } was closed already.
ui-feed-none = No calendar has a link yet. Make one: planner feed new
ui-feed-busy = only busy
ui-feed-detail = everything
ui-feed-manage = opens the plan
ui-feed-manage-made = The link that opens { $plan } on its pages, where it is logged and changed. Whoever has it can do that, so keep it to yourself: it is shown this once.
ui-column-feed = link
ui-column-plan = plan
ui-column-shows = shows
ui-column-state = state
ui-column-since = since
state-active = works
state-rotated = replaced
state-revoked = closed
state-forgotten = forgotten
ui-published = { $written ->
    [0] Nothing had changed in { $place }.
    [one] One file written to { $place }.
   *[other] { $written } files written to { $place }.
} { $removed ->
    [0] Nothing had to be removed.
    [one] One file of a closed link was removed.
   *[other] { $removed } files of closed links were removed.
}
ui-published-left = Left as it is, because somebody else wrote it: { $files }. planner would put a file of its own there; take yours away if you want that one.
ui-publish-next = Put the folder on a web server, and say its address: planner publish { $place } --base-url https://runner.example.org

## Comparing races before registering

ui-help-compare = Put candidate races side by side, before you register for any: the time each leaves, what is cut short, what it asks of you. Two races are also shown as one season. --choose makes one of them the plan.
ui-option-season = Show all the races as one season, too; for two races that happens by itself.
ui-option-choose = Make the plan of this one: its number, or the race as it was typed; season for all of them together. -o then writes it.
ui-compare-title = Before you register
ui-compare-day = Race day
ui-compare-distance = Distance
ui-compare-register = Register by
ui-compare-register-unknown = not known
ui-compare-time = Time left
ui-compare-weeks =
    { $weeks ->
        [one] one week
       *[other] { $weeks } weeks
    }{ $days ->
        [0] {""}
       *[other] {" "}{ $days } d
    }
ui-compare-days =
    { $days ->
        [0] today
        [one] one day
       *[other] { $days } days
    }
ui-compare-evidence = Shown: { $least }–{ $most } wk
ui-compare-evidence-below = below
ui-compare-evidence-inside = inside
ui-compare-evidence-above = above
ui-compare-of = { $weeks } of { $full } wk
ui-compare-extra = { $weeks } wk
ui-compare-sessions = Sessions
ui-compare-sessions-lost = { $sessions }, { $lost } lost
ui-compare-hours = Hours in all
ui-compare-hours-minutes = { $hours } h { $minutes }
ui-compare-minutes = { $minutes } min
ui-compare-peak = Hardest week
ui-compare-race-week = Race week
ui-compare-load = { $load } AU
ui-compare-weekly = Week by week
ui-compare-none = no plan
ui-compare-legend = Phases are held against a full build of { $weeks } weeks; “Shown” is the length of programmes with a shown effect.
ui-compare-verdicts = What it comes to
ui-compare-clashes = In the way
ui-compare-season = As one season
ui-compare-between = { $race } → { $other }: { $days ->
    [one] one day
   *[other] { $days } days
}, of which { $recovery } to recover; { $loading ->
    [0] no week
    [one] one week
   *[other] { $loading } weeks
} to build again
ui-compare-total = { $sessions ->
    [one] One session
   *[other] { $sessions } sessions
}, { $time } in all; hardest week { $load } AU
ui-compare-assumed = Assumed: { $what }. planner plan tells each of these, and how to change it.
ui-compare-assumed-distance = { $distance-km } km
ui-compare-assumed-week = a usual week of running
ui-compare-assumed-level = { $level }
ui-compare-assumed-gear = all of the gear
ui-compare-assumed-sessions = { $sessions ->
    [one] one session
   *[other] { $sessions } sessions
} of { $minutes } minutes a week
ui-compare-assumed-hours = any day from { $first } to { $last }
ui-compare-but-lost = But { $sessions } of { $asked } sessions find no place, mostly because of { $rules }.
ui-compare-next-season = Or all of them, as one season:
ui-compare-next = Next, make one of them the plan:
note-compare-full = { $weeks } weeks hold a full build: nothing is cut short.
note-compare-without = { $weeks } weeks: long enough to get stronger, without any { $phase } phase, where a full build has { $full ->
    [one] one week
   *[other] { $full } weeks
}.
ui-compare-date = { $day } { $year }
note-compare-cut = { $weeks } weeks: long enough to get stronger; the { $phase } phase is { $short ->
    [one] one week
   *[other] { $short } weeks
} short of the { $full } of a full build.
note-compare-below = { $weeks } weeks: below the { $least } that have been shown to help, so you learn the movements more than you get stronger.
note-compare-above = { $weeks } weeks: more than the { $most } that have been shown to help, so you may begin as late as { $begin-day }.
note-compare-maintain = { $days } days: too short to get stronger; the plan only keeps what you have.
note-compare-late = { $days ->
    [0] It is today
    [one] It is tomorrow
   *[other] { $days } days
}: too late for any loading.
note-compare-crowded = { $sessions } of { $asked } sessions find no place, mostly because of { $rules }: little would be left of the plan.
note-compare-closed = Registration closed on { $closes-day }.
    .named = Registration for { $named } closed on { $closes-day }.
note-compare-impossible = No plan is possible. { $cause }
note-compare-season-fits = { $races } races fit into one season, with { $loading ->
    [one] one week
   *[other] { $loading } weeks
} to build again between them.
note-compare-season-tight = { $days } days from { $race } to { $other } hold the recovery and the taper and nothing between: the second race lives on the first one's strength.
note-compare-season-too-close = { $days ->
    [one] One day from { $race } to { $other } is
   *[other] { $days } days from { $race } to { $other } are
} too few for the { $recovery } of recovery and the { $taper } of the taper: the second race is run on what the first one leaves.
note-compare-season-apart = { $weeks } weeks from { $race } to { $other } are an awkward gap for two full tapers: make one of them a B race.
note-compare-race-blocked =
    { $why ->
        [other] Race day falls into days you keep free ({ $first-day } to { $last-day }).
       *[told] Race day falls into days you keep free ({ $first-day } to { $last-day }, { $why }).
    }
    .named =
        { $why ->
            [other] { $named } falls into days you keep free ({ $first-day } to { $last-day }).
           *[told] { $named } falls into days you keep free ({ $first-day } to { $last-day }, { $why }).
        }
note-compare-other-race = Your calendar holds another race nearby: { $title } on { $day }.
note-compare-hard-eve = Your calendar has a { $kind } on the day before the race, { $day }.
note-compare-busy-race = Your calendar is taken at the hours of the race.
    .title = Your calendar is taken at the hours of the race: { $title }.
note-compare-blocked-days =
    { $days ->
        [one] On one day before it
       *[other] On { $days } days before it
    } you are away, so no session lies there.
note-compare-given-up = { $sessions } of { $asked } sessions find no place, mostly because of { $rules }.
error-compare-none = No race is named, and there is none in athlete.toml. Write for example planner compare hue hanoi-midnight.
error-compare-one = There is only one race to compare: { $text }. Name two or more, or plan it with planner plan.
error-compare-many = { $count } races are too many to compare; planner takes up to { $most }.
error-compare-twice = { $name } on { $day } is named twice. Name each race once.
error-compare-output = -o writes a plan, and none is chosen yet. Add --choose with the number of the race.
error-compare-choice = “{ $text }” is none of the races compared. { $close ->
    [0] Write a number from 1 to { $count }, or one of { $known }.
   *[other] Did you mean { $near }?
}

## The pages

page-skip = To the content
page-more = More to read
page-home = To the start
page-wrong = That did not work
page-start-title = Strong hips by race day
page-start-lead = Choose a race. You get short hip sessions, laid around the runs you already have, in the calendar you already use.
page-form = What the plan is made from
page-race = Which race?
page-race-own = Another race …
page-race-name = Its name
page-race-date = Race day
page-no-day = no day announced
page-race-gun = Start, if known
page-distance = Distance
page-level = Strength training so far
page-level-new = New to it
page-level-regular = Regular
page-level-advanced = Experienced
page-days = Days that suit
page-hours-from = From
page-hours-to = Until
page-how-much = How much
page-sessions-week = Sessions a week
page-minutes = Minutes at most
page-runs = Your runs
page-runs-about = Left empty, a usual week is assumed.
page-runs-calendar = Or the address of your running calendar
page-runs-calendar-about = The link that ends in .ics, from Garmin, TrainingPeaks, Runna or Google. It is read once, now, and only for the hours of your runs.
page-run-easy = easy
page-run-quality = quality
page-run-long = long
page-run-strength = gym
page-run-race = race
page-gear = What you own
page-gear-about = A sturdy chair counts as a box, a backpack with bottles as a weight.
page-further = More choices
page-further-about = Another distance, a second race, your time zone.
page-other-km = Another distance, km
page-also = A second race in the season
page-policy = Which days
page-policy-auto = The plan decides
page-zone = Time zone
page-registered = I have registered
page-make = Make this plan
page-preview = Show it first
page-compare-with = Compare with others
page-no-account = No account, no e-mail, no tracking. You get a secret link, and that is all there is.
page-preview-over = What it would ask of you
page-preview-none = Choose a race to see what its plan would be.
page-weeks-planned = Weeks
page-total-hours = Hours in all
page-first-session = The first session
page-chart = Load, week by week
page-chart-about = { $weeks ->
        [one] One week
       *[other] { $weeks } weeks
    }; the heaviest has { $load } AU. The calendar below tells every week.
page-chart-key = Pale: planned. Full: done. Load is effort (0–10) times minutes, in AU.
page-load = { NUMBER($load, maximumFractionDigits: 0) } AU
page-weeks = { $weeks ->
        [one] 1 week
       *[other] { $weeks } weeks
    }
page-all-weeks = All { $weeks } weeks
page-calendar = The plan as a calendar, a week a row
page-effort = { $minutes } min{ $warm-up ->
    [0] {""}
   *[other] , warm-up { $warm-up }
} · effort { $rpe } of 10
page-stands-for = In place of “{ $exercise }”, with the gear you have.
page-rest-start = Rest { $seconds } s
page-rest-over = Go on
page-expected = expected, not announced
page-movements = The movements
page-behind = { $letter }: { $grade }. Source: { $source }.
page-note-runs-assumed = Nothing was said of your runs, so a usual week is assumed. Name your own for a plan that fits.
page-note-distance-assumed = No distance was named: { $distance-km } km was assumed.
page-note-expected-edition = { $name } on { $day } is expected, not announced. The day may still change.
page-note-own-race = { $name } is taken as a race of your own on { $day }.
page-note-gun-assumed = The start is not known: { $gun } was assumed.
page-compare = Compare
page-compare-assumed = Assumed: { $what }. The first page is where you say otherwise.
page-compare-title = Races side by side
page-compare-lead = Each is planned by itself, for the same runner, from today.
page-compare-date = Or any other day
page-choose = Take this one
page-clashes = In the way
page-plan = Plan
page-subscribe = Calendar
page-changes = Changes
page-days-left = { $days ->
        [0] today
        [one] day to go
       *[other] days to go
    }
page-today = Today
page-next = Next session
page-log = How did it go?
page-why = Why it is like this
page-other-days = The other days of that week
page-unsaid = How did these go?
page-changes-waiting = { $changes ->
        [one] One change is proposed, from what you said.
       *[other] { $changes } changes are proposed, from what you said.
    }
page-changes-look = Look at it
page-changes-ask = See whether that changes the plan
page-changes-lead = Nothing changes until you say so. What is past stays as it was.
page-changes-none = Nothing to change: the plan stands as it is.
page-apply = Make these changes
page-apply-not = Leave it as it is
page-applied = Done. Your calendar shows it at its next refresh.
page-keep = This plan
page-register = Have you registered?
page-register-about = The race then counts as settled. Every session stays where it is.
page-register-yes = Yes, I have registered
page-registered-now = Noted: you are registered.
page-files = Take it with you
page-forget = Delete everything
page-forget-about = The plan, what you said of each session, and all its links go for good. Calendars that subscribe stop being updated.
page-forget-sure = I am sure
page-forget-yes = Delete it all
page-rpe = How hard was it?
page-rpe-about = 0 is rest, 10 is all you had. Planned: { $rpe }.
page-pain = Pain during it?
page-pain-about = 0 is none. Above 3, one step back; above 5, skip it.
page-log-more = Say more
page-worse = Worse the next morning, or a limp
page-hurt = Which movement hurt
page-took = Minutes it took
page-note = Anything else
page-done = Done
page-part = Partly
page-missed = Missed
page-logged = Noted: { $outcome }.
page-said = You said: { $outcome }
page-pain-was = pain { $pain } of 10
page-undo = Take it back
page-subscribe-title = Into your calendar
page-subscribe-lead = Subscribe once. When the plan changes, your calendar follows.
page-webcal = Subscribe on this device
page-webcal-about = iPhone, iPad, Mac and Thunderbird; Android with the free app ICSx⁵. They look again every 30 minutes to a day, as you set them.
page-google = Google Calendar, on a computer
page-google-about = The Google app cannot subscribe; a browser on a computer can, and then the phone shows it too. Google looks again every 8 to 24 hours, and nothing makes it hurry.
page-office = Outlook at work
page-outlook-about = Outlook looks again every 3 to 24 hours.
page-copy-label = Any other calendar: copy this address
page-copy = Copy
page-copied = Copied
page-copy-about = Paste it where your calendar adds one “from a URL”. How often it looks again is up to that calendar.
page-qr = From this screen to a phone
page-qr-about = The code holds the same address. An iPhone’s camera subscribes; other phones open it.
page-download = Download the file
page-download-about = A copy as it is now. It never changes by itself.
page-keep-link = Keep this link: it is your key
page-keep-link-about = It opens the plan and its log. Nobody can send it to you again; whoever has it can change the plan.
page-links-once = A calendar link is shown once, when it is made. Lost it? Make another.
page-links-new = Another calendar link
page-links-make = Make a link
page-links-active = Links that work
page-links-about = A renewed or closed link stops working at once, wherever it was given.
page-feed-busy = Only that I am busy, for others to see
page-feed-runs = My runs, too
page-feed-alarms = Reminder
page-feed-alarms-about = Google and Outlook ignore reminders of subscribed calendars; Apple may strip them.
page-before = { $minutes ->
        [60] an hour before
        [720] twelve hours before
       *[other] { $minutes } minutes before
    }
page-feed-since = Made on { $day }, { $clock }
page-feed-here = shown above
page-feed-shows-detail = Every session in full
page-feed-shows-busy = Only that you are busy
page-feed-reminds = reminder { $when }
page-renew = Renew this plan’s link
page-renew-about = Somebody else has the link to this page, or may have? A new one takes its place. The old one stops working at once, on every device; calendars go on as they are.
page-renew-yes = Renew the link
page-renewed = This is the new link of the plan. Keep it: the old one no longer opens anything.
page-rotate = Renew
page-revoke = Close
page-sources = How sure the reasons are, and where they come from
page-rules = The rules, with sources
page-rules-lead = Every number the plan leans on, how sure it is, and where it comes from.
page-exercises = The exercises
page-site-lead = Short hip sessions, laid around the runs you already have, in the calendar you already use. Calendars live here, each behind a secret link.
page-site-link = Have you been given a link?
page-site-link-about = Open it: it leads to your plan and into your calendar. No link is listed here. Lost yours? Ask whoever gave it to you for a new one.
page-site-secret = The address of this page is a key: whoever has it sees the plan.
page-exercises-lead = Seven movements for the hips. Each has a ladder of rungs, and the plan climbs it with you.
page-compare-key = The bars are the planned load of each week, all to one scale.
page-calendar-key = A filled day is a hip session and opens it; below it stand your runs. The bar is the week’s load beside the heaviest week’s.
page-to-this-week = To this week
page-to-plan = To the plan
page-log-again = Say it differently
page-changes-count = { $changes ->
        [one] One session would change.
       *[other] { $changes } sessions would change.
    }
page-way-device = This device
page-way-file = As a file
page-brief = { $weeks ->
        [one] 1 week
       *[other] { $weeks } weeks
    } · { $sessions ->
        [one] 1 session
       *[other] { $sessions } sessions
    } · { $hours } h
page-reason-change-follows = This follows from the change of { DAY($session-day, style: "short") }.
error-page-link-unknown = This link opens nothing. Check that it was copied whole.
error-page-link-gone = This link was renewed, closed or deleted, and no longer opens anything.
error-page-stamp = This form did not come from the plan’s own page, or the page is too old. Nothing was changed: load the page again and repeat.
error-page-date-missing = The day of your race is missing. Give it, or choose a race from the list.
error-page-too-many-races = Those are too many races at once; up to { $most } are taken.
error-page-outcome = Say whether it was done, partly done or missed.
error-page-number = “{ $text }” is no whole number from { $least } to { $most }.
page-error-days-none = No day is left for a session. Tick at least one day of the week that suits you.
page-error-race-unknown = There is no race called “{ $text }” on the list. For a race of your own choose “Another race”, and give its day.
page-error-race-date-needed = { $name } has no announced day after { $day }, and none is made up here. If you know its day, write it into “Race day”.
page-error-race-window-needed = { $name } has no announced days after { $day }, and none are made up here. If you know your day, write it into “Race day”.
page-error-distance-not-offered = { $name } has no { $distance-km } km. Its distances are { $offered } km.
page-error-race-past = { $name } on { $day } is over: today is { $today }. Choose a day that is still to come.
page-error-day-past = { $day } is over: today is { $today }. Choose a day that is still to come.
page-error-store-conflict = Somebody changed this plan in the meantime. Nothing of yours was written: look at it as it is now.
page-error-store-busy = The plans cannot be reached for the moment. Nothing is lost: try again in a minute.
page-error-store-unreachable = The plans cannot be reached for the moment. Nothing is lost: try again in a minute.
page-error-store-full = Nothing can be written at the moment. What was there is safe: try again later.
page-error-store-readonly = Nothing can be written at the moment. What was there is safe: try again later.
page-error-store-disk = Nothing can be written at the moment. What was there is safe: try again later.
page-error-store = The plans kept here cannot be read or written at the moment, and whoever runs this server has been told where. Nothing of yours was changed: try again later.
page-error-store-feed-unknown = There is no such calendar link, or it no longer works.
page-error-option-whole = { $option ->
        [sessions] “{ $text }” sessions a week cannot be planned.
        [minutes] A session cannot take “{ $text }” minutes.
       *[other] “{ $text }” does not fit here.
    } Choose a whole number from { $least } to { $most }.
page-error-race-unreadable = “{ $text }” is not a race. Choose one from the list, or “Another race” and give its name and its day.
page-error-race-far = The race on { $day } is { $weeks } weeks away, and a plan reaches { $most } weeks at most. Choose a race before it, or come back from { $right }.
page-error-distance-impossible = “{ $text }” is no distance. Write kilometres above 0 and up to { $most }, for example 21.
page-error-no-shape = No plan can be laid out for { $days } days to the race. Choose a race on another day.
page-error-runs-private-address = { $host } lies in a private or reserved network, so it is not asked. Give an address that can be reached from outside, or choose your running days one by one.
page-error-runs-too-slow = { $host } did not send the whole calendar within { $seconds } seconds. Try again later, or choose your running days one by one.
page-error-runs-unreachable = { $host } cannot be reached, or breaks off in the middle. Check the address, or choose your running days one by one.
page-note-race-beside = Your calendar holds another race, { $title }, on { $run-day }. The plan keeps clear of it, but gives no days of recovery after it.
page-note-race-other-day = Your calendar has { $race } on { $run-day }, this plan on { $race-day }. If the calendar is right, choose “Another race” and give that day.
page-note-runs-assumed-beyond = The calendar knows your runs up to { $reach-day } and shows no week that comes back. After it a usual week is assumed. Name your running days for a plan that fits.
page-note-runs-away = “{ $title }” looks like days away, { $first-day } to { $last-day }. If you cannot train then, mark those sessions as missed, and the plan follows.
page-note-runs-none-found = No run was found in { $source } for these weeks. Name your running days for a plan that fits.
page-note-runs-recent-copy = { $source } was asked less than an hour ago, { $since-day }, { $clock }; that copy is used.

## The first talk (planner init) and the athlete's file

ui-help-init = Ask a few questions and write athlete.toml, which every other command then reads. Each answer can be given as an option; away from a terminal nothing is asked.
ui-option-name = How you are called; it also tells two runners' plans apart.
ui-option-init-output = The file to write, instead of athlete.toml.
ui-option-init-force = Replace the file that is there.
ui-option-init-yes = Ask nothing: take the usual answer wherever no option gives one.
init-welcome = A few questions; Enter takes the answer in brackets, Ctrl-C leaves everything as it was.
init-word = { $code }
init-ask-name = What is your name?
init-hint-name = As your calendar should call you. Enter leaves it out.
init-ask-races = Which race?
init-hint-races = A name, a date or both: hue, 27/12, "My race@27/12". Write - for none yet.
init-ask-distance = How many kilometres?
init-hint-distance = 42, 21, 10 or 5, for example.
init-ask-runs = When do you run?
init-hint-runs = Your calendar (a file or its address), or a week: tue=quality,thu=quality,sun=long. Kinds are easy, quality, long, race and strength.
init-ask-days = On which days could strength sessions lie?
init-hint-days = mon,wed,sat, or mon-fri.
init-ask-hours = Between which hours?
init-hint-hours = 18:00-21:00; several with commas.
init-ask-gear = What do you have?
init-hint-gear = band (long), loop (short), box (a sturdy chair counts), ball, weight (a backpack with bottles counts); none for nothing.
init-ask-level = How used are you to strength training?
init-hint-level = new, regular or advanced.
init-ask-sessions = How many sessions a week?
init-hint-sessions = 1 to 3; two are enough to get stronger.
init-ask-minutes = How many minutes at most for one?
init-hint-minutes = 10 to 60.
init-taken = Nobody was asked, so this was taken
init-next = Next, make your plan and its calendar:
init-next-race = Next, name a race and make its plan:
init-file-head = Who you are, for planner. Change what you like; every line without # counts.
init-file-name = How you are called; it also tells two runners' plans apart.
init-file-language = Language of everything you read: en, vi
init-file-zone = Time zone you live in, by its IANA name
init-file-level = Strength training so far: new, regular, advanced
init-file-masters = Forty or older? Then an easier week comes sooner.
init-file-gear = What you have: band, loop, box, ball, weight. A sturdy chair is a box, a backpack with bottles a weight.
init-file-days = Days on which a session may lie
init-file-hours = Hours within which a session must lie
init-file-preferred-days = Days you like best; empty for no preference
init-file-preferred-hours = Hours you like best for a start; empty for no preference
init-file-sessions = Hip sessions a week while building: 1 to 3
init-file-minutes = Longest session in minutes: 10 to 60
init-file-policy = hard-day puts sessions on the days of hard runs, easy-day on the others; left out, planner chooses.
init-file-runs = Your running calendars: files, seen from this folder, or addresses
init-file-week = Your week of running, where no calendar tells it: day=kind, with hour and minutes tue@05:30=quality/60
init-file-races = Your races: name (not needed), date, distance in km, registered; priority A, B or C where you want to say it
init-file-blocked = Days without any session: why is travel, illness, holiday or other
error-init-exists = { $path } exists already and was left alone. Write another file with -o, or replace it with --force.
error-api-request = The request cannot be read at { $where }: { $what }. The description of the API shows what may stand there.

## The command line: a plan that is followed

ui-help-follow = Keep a plan and live with it. RACE as in “planner plan”; a race that is followed already goes on from where it is, and --registered confirms it: sessions keep their names.
ui-help-today = Show what today holds, and what comes next.
ui-help-week = Show what this week holds.
ui-help-status = Show how the plan was kept: planned load against done load, week by week, and the days to the race.
ui-help-log = Say how a session went: done, part or missed. Saying more adds to it, --anew replaces it; “planner undo” takes it back.
ui-help-undo = Take back what was logged last.
ui-help-adapt = Propose what your log, your calendar and days away ask for, each change with its reason. Nothing changes without --apply.
ui-help-show = Show a plan as it is, or as it was in a revision.
ui-help-revisions = List every revision of a plan.
ui-help-return = Make an old revision the newest one. Days that are past stay as they were.
ui-help-plans = List every plan in the store, and whose it is.
ui-option-next = Only the sessions from today on that are not logged yet.
ui-help-export = Hand out a plan that is kept: ics, json, html, md, csv, txt, or fit workouts for a watch (zip when several). Without -o it goes to standard output.
ui-help-forget = Remove a plan, or a person, for good: every revision, mark, calendar and feed. Links answer that they are gone.
ui-help-store = Look after the store: check that it is whole, copy it into another one, or back it up into a file.
ui-argument-session = A session's id (w05-1), its day, today or yesterday.
ui-argument-outcome = done, part or missed.
ui-argument-revision = The number of a revision.
ui-argument-kind = What to hand out: ics, json, html, md, csv, txt, fit or zip.
ui-argument-store-verb = check, copy or backup.
ui-argument-store-place = copy: from which store to which; one alone is where to. backup: the new file.
ui-option-kept = Which plan, by its key, the beginning of it, its race or its runner; not needed where there is only one.
ui-option-clock = The day it is, instead of today.
ui-option-rpe = How hard it felt, 0 to 10.
ui-option-rir = How many more would have gone: 0-1, 2-3 or 4+.
ui-option-pain = Worst pain during it, 0 to 10.
ui-option-exercise = The exercise that hurt, by its id.
ui-option-anew = Forget what you said of this session before; else what you do not say stays as it was.
ui-log-added = As you said before: { $options }. To say it all anew: --anew.
ui-option-worse-next-morning = The pain was worse the next morning, or there was a limp.
ui-option-minutes-done = How long it took, in minutes.
ui-option-note = Anything else, for yourself.
ui-option-full-changes = Every change, those that follow from others too.
ui-option-apply = Make it the next revision.
ui-option-runs-anew = Your runs from now on, instead of those the plan was made with. May be repeated.
ui-option-output-one = Write a file instead.
ui-option-person = A person with all their plans, instead of one plan.
ui-option-yes = Really remove it.
ui-column-planned = Planned
ui-column-done = Done
ui-column-person = Who
ui-column-revision = Revision
ui-column-races = Races
ui-day-free = No session today.
ui-week-free = No session this week.
ui-logged = Logged: { $outcome }.
ui-next-log = When it is done, say how it went:
ui-next-session = Next: { DAY($day, style: "short") } at { $clock }.
ui-log-asks = Your log asks for changes that the plan does not have yet. To see them:
ui-run-minutes = { $minutes } min
ui-next-adapt = This asks for changes. To see them:
ui-next-apply = Nothing has changed yet. To apply it:
ui-next-follow = It is kept. What to do now:
ui-follow-new = Plan { $plan } is kept in { $store }.
ui-follow-on = Plan { $plan } goes on as revision { $revision }. What is past stays as it was.
ui-follow-named = It was kept without a name, and is { $name }’s now. If it is somebody else’s: planner return { $revision } --plan { $plan }, and let them follow it with their own name first.
ui-follow-same = Nothing has changed in plan { $plan } (revision { $revision }).
ui-plans-none = No plan is kept here yet. Keep one: planner follow hue
ui-log-kept = Noted: { $session } on { DAY($day, style: "short") }, { $outcome }.
ui-log-known = That was noted already: { $session } on { DAY($day, style: "short") }, { $outcome }.
ui-undo-none = There is nothing left to take back.
ui-undone = Taken back: session { $session } is not logged any more.
ui-undone-before = Taken back: session { $session } is as it was logged before.
ui-instead = What does not load what hurt: { $exercises }.
ui-adapt-quiet = No session changes; what you said is remembered with the plan.
note-race-blocked =
    { $why ->
        [other] { $race } falls into the days you keep free ({ $first-day } to { $last-day }). If you will not run it, follow another race.
       *[told] { $race } falls into the days you keep free ({ $first-day } to { $last-day }, { $why }). If you will not run it, follow another race.
    }
ui-adapt-none = Nothing to change: go on as planned.
ui-change-minutes = { $before } → { $after } min
ui-change-rung = { $exercise }: rung { $before } → { $after }
ui-change-reps = { $exercise }: { $before } → { $after } reps
ui-change-sets = { $exercise }: { $before } → { $after } sets
ui-change-without = without { $exercise }
ui-change-with = with { $exercise }
ui-changes-follow =
    { $count ->
        [one] One more session follows from this ({ $first }; { $kinds })
       *[other] { $count } more sessions follow from this ({ $first } to { $last }; { $kinds })
    }: all of them with --full.
ui-applied = Applied: this is revision { $revision }. To go back:
ui-revision-followed = first kept
ui-revision-adapted = adapted
ui-revision-registered = race confirmed
ui-revision-moved = race on another day
ui-revision-returned = went back to an earlier one
ui-returned = Revision { $old } is back, as revision { $revision }.
ui-not-told = Not told yet: { $sessions }. Done or missed, say so, and the plan keeps up with you:
ui-races-over = The race of this plan is over: { $race }, { DAY($day) }. To follow the next one:
ui-adherence-none = No session was due yet.
ui-adherence =
    { $percent }% kept: of { $due ->
        [one] one session due
       *[other] { $due } sessions due
    } { $done } done, { $part } in part, { $missed } missed, { $open } not told.
ui-chart-terms = Load in AU: RPE × minutes. What you did not say is taken as planned; half the minutes of a session partly done.
ui-monotony = Week { $week }: monotony { $monotony } (mean of the seven daily loads over their standard deviation, population), strain { $strain } AU. Hip sessions only; no rule leans on it.
ui-forgotten =
    { $plans ->
        [one] One plan is gone for good
       *[other] { $plans } plans are gone for good
    }, with { $feeds ->
        [0] no feed
        [one] one feed
       *[other] { $feeds } feeds
    }. Backups you made yourself are yours to remove.
ui-store-whole =
    Whole: { $plan ->
        [one] one plan
       *[other] { $plan } plans
    }, { $revision ->
        [one] one revision
       *[other] { $revision } revisions
    }, { $mark ->
        [one] one mark
       *[other] { $mark } marks
    }, { $feed ->
        [one] one link
       *[other] { $feed } links
    }.
ui-store-broken =
    Not whole. It was read: { $plan ->
        [one] one plan
       *[other] { $plan } plans
    }, { $revision ->
        [one] one revision
       *[other] { $revision } revisions
    }, { $mark ->
        [one] one mark
       *[other] { $mark } marks
    }, { $feed ->
        [one] one link
       *[other] { $feed } links
    }.
ui-store-copied = Everything was copied to { $place } and compared: { $rows } rows, equal on both sides.
ui-store-saved = Saved: { $path }
error-log-future = Session { $session } is on { $day } and still to come. If you did it early, log it on that day: until then the plan keeps its place, and nothing is stacked beside it. If you are away then, planner adapt --block { $span } moves it.
    .first-day = Session { $session } is on { $day } and still to come. If you did it early, log it from { $first-day } on, when its week has begun: until then the plan keeps its place, and nothing is stacked beside it. If you are away then, planner adapt --block { $span } moves it.
error-log-no-session = There is no session on { $day }. The last one before it is { $session } on { DAY($near-day, style: "short") }.
    .next-day = There is no session on { $day }. The last one before it is { $session } on { DAY($near-day, style: "short") }, the next one { $next } on { DAY($next-day, style: "short") }: if that is the one that you did early, log { $next }.
error-log-no-session-yet = There is no session on { $day }. The first one is { $session } on { DAY($near-day, style: "short") }.
error-log-outcome = What stands behind the session does not say how it went. Say done, part or missed; anything else goes into --note.
error-log-extra = There is too much here: “planner log” takes a session, then done, part or missed. Put quotation marks around a note: --note "…".
error-log-number = { $option } takes a number from { $least } to { $most }.
error-log-rir = --rir takes one of { $known }.
error-log-exercise = That exercise is not in session { $session }. It holds { $known }.
error-log-note = A note has at most { $most } characters.
error-revision-unreadable = “{ $text }” is no number of a revision. “planner revisions” lists them.
error-return-past = Days that are past, or sessions that are logged, were others in revision { $revision }, and the past stays as it is. “planner adapt” changes what is to come.
error-export-none-left = Every session is logged or lies before { $day }: no workout is left.
error-export-next-json = A .json file holds the whole plan, from which planner goes on: leave out --next, or take csv for the sessions to come.
error-export-terminal = A { $kind } file is no text that a terminal could show. Name a file with -o, for example -o plan.{ $kind }, or send it on with > or |.
error-export-ending = { $path } does not end like a file of the kind { $kind }. Give both the same ending.
error-forget-several = “{ $person }” may be any of { $known }. Write the name as it stands there, or take one plan with --plan.
error-forget-confirm =
    { $count ->
        [one] This removes the plan { $plans }
       *[other] This removes { $count } plans ({ $plans })
    } and { $feeds ->
        [0] no link
        [one] one link
       *[other] { $feeds } links
    } for good. Nothing was removed: add --yes to do it.
error-store-verb = The store can be asked to { $known }, not “{ $text }”.
error-store-places = That does not fit “planner store { $verb }”: check takes no place, backup takes one new file, copy takes one store from which and one into which.

## Many runners at once (planner batch)

ui-help-batch = Make a plan for everybody in a table (CSV) of registrants: a calendar each in a folder, or plans in a store. Rows that cannot be planned are listed with their line and reason; the others go on. A run that is broken off goes on where it stopped.
ui-argument-registrants = The table. Columns: race; and, all of them optional, id, name, email, distance_km, registered, days, hours, level, gear, sessions, minutes, policy, runs (a week such as tue=quality,sun=long), language, zone. Others are left out.
ui-option-batch-output = The folder for the calendars, and nothing else: it may be published. Who has which stands in a list beside the table.
ui-option-batch-links = The list of who has which calendar or link. With --into, links are made, and are in this list only.
ui-option-batch-base-url = Address under which the folder is published, or the store is served.
ui-option-batch-key = The secret that calendars are named by: at least 16 characters in a file, batch.key beside the table where nobody says otherwise, made where there is none.
ui-option-into = Keep the plans in this store, instead of writing calendars.
ui-option-batch-workers = How many processes work; one a core where nobody says otherwise.
batch-done = { $made ->
    [one] One runner has
   *[other] { $made } runners have
} a plan in { $path }{ $skipped ->
    [0] .
   *[other] { " " }({ $skipped } of them from the run before).
}
batch-rejected = { $rejected ->
    [one] One row was
   *[other] { $rejected } rows were
} left out; { $path } tells why.
batch-others = { $others ->
    [one] One calendar of an earlier row still lies there, and is still read by whoever subscribed to it.
   *[other] { $others } calendars of earlier rows still lie there, and are still read by whoever subscribed to them.
} --prune removes what the table no longer has.
batch-others-linked = { $others ->
    [one] One link of an earlier row still works; it stands in the list without a line.
   *[other] { $others } links of earlier rows still work; they stand in the list without a line.
} planner forget --plan PLAN removes a plan with its links.
batch-pruned = { $removed ->
    [one] One calendar of an earlier row was removed.
   *[other] { $removed } calendars of earlier rows were removed.
}
batch-unpruned = None was removed, for rows were left out and their calendars may be among them. Mend the rows and run this again.
ui-option-batch-prune = Remove the calendars of rows that are no longer in the table, once no row is left out.
error-batch-prune-into = --prune removes calendars from a folder. A store keeps plans: planner forget --plan PLAN removes one with its links.
batch-left-out = Columns that are not read: { $columns }.
batch-list = { $path } tells whose calendar is which. Keep it to yourself.
batch-links = { $path } holds everybody's link; a link is nowhere else. Keep it, and keep it to yourself.
batch-key = The calendars are named by the key in { $path }: keep it, for with another one every calendar gets another name.
error-batch-foreign = { $path } holds something that planner batch did not write. Move it away, or name another list with --links.
error-batch-foreign-rejected = { $path } holds something that planner batch did not write. Move it away.
error-batch-folder-own = { $path } tells whose calendar is which and must not lie in { $folder }, which may be published. Give the calendars a folder of their own, for example -o feeds.
error-batch-key-gone = The calendars in { $folder } are named by a key, and { $path } is not there. Say where it is with --key, or take another folder.
error-batch-key-short = { $path } is no key: it holds fewer than { $least } characters. Leave it out, and one is made.
error-batch-key-other = The calendars in { $folder } are named by another key than { $path }. Name the right one with --key, or take another folder: everybody who subscribed would lose their calendar.
error-batch-key-into = --key names files. A store makes links of its own: --links FILE.csv.
error-batch-links-where = Links need the address under which the store is served: --base-url https://runner.example.org.
error-batch-link-unreadable = Line { $line } of { $path } tells no plan with its link, and a link is nowhere else. Put back what was there, or take the line out and get a new link.
error-batch-worker-lost = A process that was making calendars has ended before its time, perhaps for want of memory. What was made by then is there. Run the same command again and it goes on; --workers 1 needs the least memory.
error-batch-no-file = The table { $path } cannot be read. Check its name and who may read it.
error-batch-no-race = { $path } is no table of registrants: its first line names no column “race”. The columns are { $known }.
error-batch-column-twice = { $path } has two columns that mean “{ $column }”. Leave one of them out.
error-batch-target = Say where the plans go: -o FOLDER for calendars, or --into STORE.
error-batch-folder = The folder { $path } cannot be made. Check that nothing else has its name and that you may write there.
error-batch-twin = The same runner and race stand in line { $line } already. Leave one of the rows out, or tell them apart by id or email.
batch-error-option-whole = “{ $text }” cannot stand in the column { $column }. Write a whole number from { $least } to { $most }.
batch-error-distance-impossible = “{ $text }” is no distance. Write kilometres above 0 and up to { $most }, for example 21.
batch-error-race-far = The race on { $day } is { $weeks } weeks away, and a plan reaches { $most } weeks at most. Name a race before it, or keep the row until { $right }.
error-templates-no-folder = PLANNER_TEMPLATES names the folder { $path }, and there is none. Make it, with the folders races, exercises, shapes or phrases that you need, or leave the variable away.
error-shapes-gap = { $file }: no plan shape is made for { $first } to { $last } days to the race. Let from_days here, or to_days of the shape before, close the gap.
error-shapes-end = { $file }: no plan shape is made for { $last } days to the race and more. Leave to_days of the longest shape away.
error-page-template = { $where }: the page’s template cannot be read: { $cause } Mend the tag.
error-batch-unreadable = The row cannot be read: a quotation mark is not closed, or a field is longer than { $most } characters.
error-batch-too-wide = The row has { $count } fields, the table { $columns } columns. Put quotation marks round a field with { $separator ->
        [comma] a comma
        [semicolon] a semicolon
       *[tab] a tab
    } in it.
error-batch-race-missing = The row names no race. Write one into its column, for example hue or hue@27/12/2026.
error-batch-race-file = “{ $text }” is the name of a file, and a table may name none. Write the race itself, for example hue@27/12/2026.
error-batch-runs = “{ $text }” is no week of running, and a table may name neither files nor addresses. Write for example tue=quality,sun=long.
error-batch-yes-no = “{ $text }” is neither yes nor no. Write yes or no.

## Whether all is in order (planner doctor)

ui-help-doctor = Look whether everything is in order: what is installed, where the store, the templates and the cache lie; or, given a feed's address or a calendar's file, whether that is healthy. Exit code 1 if anything is broken.
ui-argument-doctor = A feed's address or a calendar's file; left out, the installation itself.
ui-option-local = The address is one of this very machine (planner serve), which is otherwise never asked.
note-doctor-broken = Not in order: { $cause }
note-doctor-python = Python { $version } in { $path }
note-doctor-packages = Installed: { $packages }
note-doctor-missing = Not installed: { $packages }. Install with: { $command }
note-doctor-extra = Extra “{ $extra }”: { $version }
note-doctor-no-extra = Extra “{ $extra }” is not installed; where it is wanted: { $command }
note-doctor-sqlite = SQLite { $version }
note-doctor-templates = Templates in { $path }: { $exercises } exercises, { $races } races, languages { $languages }
note-doctor-cache = Cache in { $path }: { $size } kB; deleting it is always safe
note-doctor-cache-readonly = The cache in { $path } cannot be written, so every start reads the templates anew. PLANNER_CACHE names another folder.
note-doctor-store = Store { $place } ({ $database }): { $plans ->
    [one] one plan
   *[other] { $plans } plans
}, { $feeds ->
    [one] one link
   *[other] { $feeds } links
}
note-doctor-no-store = No store yet; planner follow makes it in { $place }
note-doctor-feed-plain = The address is http: anybody on the way can read it. https keeps it private.
note-doctor-type = Content-Type: { $type }
note-doctor-wrong-type = Content-Type is “{ $type }”, not text/calendar: some calendar programs refuse it.
note-doctor-no-etag = There is no strong ETag: subscribers fetch everything again each time.
note-doctor-no-modified = There is no Last-Modified: some calendar programs then never see a change.
note-doctor-revalidated = Cache-Control: { $said }
note-doctor-cached = There is no Cache-Control: something on the way may keep an old calendar. no-cache would be right.
    .said = Cache-Control is “{ $said }”: something on the way may keep an old calendar. no-cache would be right.
note-doctor-kept = This is a copy that something on the way has kept for { $hours ->
    [one] an hour
   *[other] { $hours } hours
}: subscribers see changes that much later.
note-doctor-modified-early = Last-Modified says { $said-day }, but the calendar changed on { $changed-day }: some calendar programs never see that change.
note-doctor-say-local = For a server on this very machine, add --local.
note-doctor-unchanged = Asked again, it answers 304: nothing is sent twice.
note-doctor-always-new = { $by ->
    [modified] Asked again with its own Last-Modified
   *[etag] Asked again with its own ETag
}, it sends everything once more. 304 would be right.
note-doctor-mark = It begins with a byte order mark: some calendar programs read nothing behind it.
note-doctor-line-ends = Its lines do not all end in CR LF, as a calendar's must: some calendar programs refuse it.
note-doctor-packed = Packed with gzip: { $size } kB
note-doctor-not-packed = It is not packed with gzip, so each change costs subscribers the whole size.
note-doctor-cut-off = It does not end as a calendar does: it was cut off, or it is a web page. Subscribers may lose all they had.
note-doctor-calendar = A calendar of { $events ->
    [one] one event
   *[other] { $events } events
}, { $size } kB
note-doctor-ours = Written by planner, every byte as it should be
note-doctor-foreign = Not written by planner, or written again by another program
note-doctor-coming = Still to come: { $events ->
    [one] one event,
   *[other] { $events } events,
} the next on { $day }
note-doctor-over = Nothing in it is still to come.
note-doctor-age = Last changed { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}, on { $changed-day }
note-doctor-too-large = { $size } kB are more than the { $most } kB that Google takes. Leave the runs out of the feed.
error-doctor-not-local = --local is for http addresses of this very machine: { $hosts }. Leave it out for any other.

## A calendar file that is written again: what stays, what changes, what is refused

ui-plan-unchanged = The plan is the one of { $path } (revision { $revision }); only what the calendar shows of it changes.
ui-more-changes = { $count ->
        [one] One more session changes
       *[other] { $count } more sessions change
    }; --full tells all.
ui-option-no-alarms = No reminders any more.
note-changed = { $session } { $what }: { $when }. { $why }
note-calendar-changes = In { $path }: { $unchanged } events unchanged, { $changed } changed, { $moved } moved, { $new } new, { $withdrawn } withdrawn.
note-previous-rebuilt = The plan behind { $path } was not found on this machine, so it was made again with what you said now. Sessions stay where the calendar has them; what they were made from then (runs, gear, minutes) is not known, so their exercises may differ from those you did. Writing a .json beside the calendar (-o) keeps everything.
note-kept-registered = You have registered for { $race }: that stays. --considering takes it back.
note-kept-alarms = The calendar keeps its reminders ({ $minutes } minutes before). --no-alarms ends them.
note-kept-language = The language stays the one of the earlier plan. --lang changes it.
note-kept-variant = { $variant ->
        [busy] The calendar goes on showing only that the time is taken. --no-busy shows the sessions.
        [runs] The calendar goes on showing your runs. --no-runs leaves them out.
       *[cancelled] Dropped sessions stay in the calendar, called off. --no-cancelled lets them leave.
    }
error-previous-name = { $other ->
        [none] { $path } holds the plan of these very races, but for another name than { $name ->
            [none] none
           *[other] “{ $name }”
        }.
       *[other] { $path } holds the plan of these very races for “{ $other }”, not for { $name ->
            [none] a runner without a name
           *[other] “{ $name }”
        }.
    } The name belongs to a plan: it tells two runners' calendars apart. If it is the same runner, write the name in athlete.toml as it was then; if not, choose another file. --force would put every session into the calendar a second time.
error-why-calendar = The plan behind { $path } is not on this machine. Name its .json, or the races.
error-options-contradict = { $option } and { $other } contradict each other. Leave one of them out.
error-output-full = The answer could not be written whole: where it goes, nothing more is taken. Make room there, or send it elsewhere. Files that were named and what the store keeps are complete.
error-alarms-and-none = --alarms and --no-alarms contradict each other. Leave one of them out.

## Completion in shells (planner completion)

ui-help-completion = Print the script that makes a shell complete commands, options, names of races and ids of sessions with the Tab key.
ui-argument-shell = The shell: bash, zsh or fish.
error-shell-unknown = “{ $text }” is no shell that planner knows. { $close ->
    [0] They are { $known }.
   *[other] Did you mean { $near }?
}

## A race that comes on another day (planner/moving)
error-race-not-of-plan = “{ $name }” is no race of this plan. Its races are { $known }.
page-error-races-same-day = { $name } and { $other-name } would both be on { $day }. Choose another day for one of them.
page-error-race-not-of-plan = That race is not one of this plan. Load the page again and choose one of its races.
page-move = Has race day changed?
page-move-about = Put off or brought forward: give the new day, and you see first what it changes. What you logged stays, and your calendar follows.
page-move-day = New race day
page-move-show = Show what changes
page-move-title = Another race day
page-move-from = { $race }: { $before-day } → { $day }, { $clock }
page-move-from-open = { $race }: { $before-day } → { $day }
page-changes-more = { $changes ->
        [one] After these, one more session changes.
       *[other] After these, { $changes } more sessions change.
    }
page-move-none = That changes nothing in your plan.
page-moved = Noted: race day has changed. Your calendar shows it at its next refresh.

## Pages: what was done, what did not reach the server, what was typed
page-deleted = Everything is deleted: the plan, what you said of each session, and all its links.
page-closed = The link is closed. It no longer opens anything, wherever it was given.
page-undone = Taken back: nothing is noted for this session.
page-again = Try again
page-to-log = To what you typed
page-also-date = Race day, second race
page-preview-stale = The preview could not be brought up to date, so none is shown. It is tried again by itself, and the plan can be made all the same.
page-preview-stale-brief = The preview is not up to date

## The API, where the command line would name its options

api-note-assumed-level = You are taken as { $level }. “level” says otherwise.
api-note-assumed-gear = You are taken to have: { $gear }. “gear” says otherwise.
api-note-assumed-sessions =
    { $sessions ->
        [one] One session
       *[other] { $sessions } sessions
    } a week of at most { $minutes } minutes were assumed. “sessions” and “minutes” say otherwise.
api-note-assumed-hours = Any day from { $first } to { $last } was assumed to suit, in { $zone } time. “days”, “hours” and “zone” say otherwise.
api-note-distance-assumed = No distance was named: { $distance-km } km was assumed. { $offered ->
    [none] “distance_km” says otherwise.
   *[other] “distance_km” takes { $offered } km.
}
api-note-runs-assumed = Nothing tells when you run, so a usual week is assumed, at { $clock }: { $quality-weekday ->
        [none] no quality runs
       *[other] quality on { $quality-weekday }
    }, { $long-weekday ->
        [none] no long run
       *[other] long on { $long-weekday }
    }, { $easy-weekday ->
        [none] no easy runs
       *[other] easy on { $easy-weekday }
    }. “runs” says otherwise: the address of a calendar, or a week such as tue=quality,sun=long.
api-note-runs-assumed-beyond = The calendar knows your runs up to { $reach-day } and shows no week that comes back. After it a usual week is assumed, at { $clock }: { $quality-weekday ->
        [none] no quality runs
       *[other] quality on { $quality-weekday }
    }, { $long-weekday ->
        [none] no long run
       *[other] long on { $long-weekday }
    }, { $easy-weekday ->
        [none] no easy runs
       *[other] easy on { $easy-weekday }
    }. “runs” says otherwise: the address of a calendar, or a week such as tue=quality,sun=long.
api-note-runs-away = “{ $title }” looks like days away, { $first-day } to { $last-day }. If you cannot train then, put { $span } into “block”.
api-note-runs-none-found = No run was found in { $source } for these weeks. “runs” takes a week, too: tue=quality,sun=long.
api-note-runs-recent-copy = { $source } was asked less than an hour ago, { $since-day }, { $clock }; that copy is used.
api-error-distance-impossible = “{ $text }” is no distance. Write kilometres above 0 and up to { $most } into “distance_km”, for example 21.
api-error-export-alarms = “alarms” cannot be “{ $text }”. An alarm is a number of minutes before the start, from 0 to { $earliest }, and there are at most { $most }.
api-error-export-too-large = The calendar would be { $size } kB; Google takes no more than { $most } kB. { $shows ->
    [runs] Leave the runs out (“runs”), or make a shorter plan.
   *[other] Make a shorter plan: begin later (“start”).
}
api-error-no-shape =
    { $days ->
        [one] No plan shape is made for one day to the race.
       *[other] No plan shape is made for { $days } days to the race.
    } Choose another in “shape”, or another day to begin in “start”.
api-error-priority-unreadable = “{ $text }” is not a priority. Write RACE=A, RACE=B or RACE=C, for example hue=A.
api-error-race-far = The race on { $day } is { $weeks } weeks away, and a plan reaches { $most } weeks at most. Begin later (“start”: { $right }), or take a race before it.
api-error-races-same-day = { $name } and { $other-name } are both on { $day }. Leave one of them out, or hold them side by side with /api/v1/compare.
api-error-runs-private-address = { $host } lies in a private or reserved network, so it is not asked. Give an address that can be reached from outside, or a week such as tue=quality,sun=long.
api-error-runs-too-slow = { $host } did not send the whole calendar within { $seconds } seconds. Try again later, or give a week such as tue=quality,sun=long.
api-error-runs-unreachable = { $host } cannot be reached, or breaks off in the middle. Check the address, or give a week such as tue=quality,sun=long.
api-error-store-feed-unknown = There is no such calendar link, or it no longer works.
api-error-store-plan-unknown = There is no such plan here any more.

## A session that is done before its day (planner/sooner)

error-log-not-next = Session { $session } is on { $day }, and { $other } on { $other-day } comes before it. Before its day only the next session of a week can be logged: if you did one early, log { $other }, and { $session } keeps its place.
error-log-not-missed = Session { $session } is on { $day } and still to come, so it is not missed yet. If you are away then, planner adapt --block { $span } moves it.
page-error-log-future = This session is on { $day } and still to come. It can be called missed, but not done.
    .first-day = This session is on { $day } and still to come. From { $first-day } on, when its week has begun, it can be logged before its day; until then it can be called missed, but not done.
page-error-log-not-next = This session is on { $day }, and the one on { $other-day } comes before it. Before its day only the next session of a week can be logged: if you did one early, say so of that one.
api-error-log-future = Session { $session } is on { $day } and still to come. It can be “missed”, but not “done” or “part”.
    .first-day = Session { $session } is on { $day } and still to come. From { $first-day } on, when its week has begun, it can be logged before its day; until then it can be “missed”, but not “done” or “part”.
ui-log-early = Done before its day: the plan keeps that day for it, and the next session comes no nearer.
