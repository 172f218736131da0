### Every sentence the program says, in English. Project Fluent syntax.
### A value whose name ends in "day" is an ISO day and is shown as { $day } or DAY($day, style: "short" | "weekday").
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
why-travel = travel
why-illness = illness
why-holiday = holiday
why-other = another reason
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
source-pain-stop = adapted from Silbernagel 2007

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
rule-overload-reps-first = Repetitions rise first, at most { $step } at a time: adding repetitions works as well as adding load.
rule-overload-step = Load rises by { $least }–{ $most }% once you can do 1–{ $reps-over } repetitions more than asked.
rule-overload-weekly-cap = A week's planned load is at most { $most }% above the loading week before it.
rule-overload-planned-growth = The plan aims at no more than { $most }% from one loading week to the next.
rule-overload-start = A block starts at { $new }% of the full session load for beginners, { $regular }% for regulars and { $advanced }% for the experienced.
rule-overload-band-order = With a band: more repetitions, then a slower tempo, then its place or stretch, then the next colour, where repetitions start low again. A colour adds about { $to-black-least }–{ $to-black-most }% up to black and about { $above }% beyond.
rule-effort-rir = Effort is asked for in { $bands } bands of reps in reserve: 0–1, 2–3, 4 or more. Nobody judges it more finely.
rule-effort-rpe = Effort of a session (RPE 0–10): introduction and return { $introduction }, activation { $activation }, adaptation { $adaptation }, build and rebuild { $build }, race-specific { $specific }, taper { $taper }, maintenance and bridge { $maintenance }.
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
rule-pain-stop = Pain above { $step-back } out of 10 during an exercise: step back one rung. Above { $skip }, worse the next morning, or a limp: skip it and see a professional.
rule-misses = One session missed: go on. { $repeat } or more: repeat the week. { $step-back } or more, or longer than { $repeat-weeks } weeks: step back one rung and rebuild. A missed session is never stacked onto the next day.
rule-horizon-late = With { $most } days or fewer to the race there is no loading, at most one activation with movements you know, and none for a runner who never trained them.
rule-horizon-maintain = With { $most } days or fewer to the race the plan only keeps what you have; nothing gets harder.
rule-horizon-long = From { $least } weeks on, blocks of { $block-least }–{ $block-most } weeks repeat, with { $bridge } lighter weeks between them.
rule-session-warm-up = A session begins with { $short } minutes of warm-up, { $usual } from { $long-from } minutes on.
rule-session-sets = { $least }–{ $most } sets an exercise, at most { $new } for beginners.
rule-session-moving = { $seconds } seconds are reckoned for moving from one exercise to the next.
rule-day-hours = Unless you say otherwise, sessions lie between { $first }:00 and { $last }:00.

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
ics-tempo = tempo { $tempo }: { $down } s down, { $held } s still, { $up } s up
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
ics-registration = Registration closes: { $race }
ics-registration-text = Last day to register for { $race }, { $distance } km, on { $day }.
ics-run = Run: { $kind }
error-export-kind = There is no kind of file called “{ $text }”. Did you mean { $near }?
error-export-foreign = { $path } holds something that planner did not write, or that was changed since. Choose another name, or replace it with --force.
error-export-other-plan = { $path } holds another plan ({ $other }), not { $plan }. Choose another name, or replace it with --force.
error-export-too-large = The calendar would be { $size } kB; Google takes no more than { $most } kB. Leave the runs out, or make a shorter plan.
error-export-link = { $path } is a symbolic link. Name the file itself.
error-export-no-file = { $path } is not a file that can be replaced. Choose another name.
error-export-unreadable = { $path } cannot be read. Check its name and who may read it.
error-export-unwritable = { $path } cannot be written. Check that the folder exists, that you may write in it, and that there is room.
