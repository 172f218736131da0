### Mọi câu chương trình nói, bằng tiếng Việt. Cú pháp Project Fluent.
### Giá trị có tên kết thúc bằng "day" là ngày ISO, hiện bằng { $day } hoặc DAY($day, style: "short" | "weekday").
### CODE($gear) hiện mã như trong tệp. Thuộc tính .day = … của một thông điệp được nói khi biết giá trị "day".
### Mã (phase, kind, gear, level, weekday …) hiện theo thông điệp <tên>-<mã>. Số tự theo cách viết tiếng Việt.

## Số và ngày

number-point = ,
number-group = .
word-yes = có
word-no = không
did-you-mean = Có phải bạn muốn nói { $near }?
day-long = { $weekday } { $dom }/{ $month-number }/{ $year }
day-short = { $weekday-short } { $dom }/{ $month-number }
span-month = { $dom }–{ $last-dom }/{ $month-number }
span-months = { $dom }/{ $month-number } – { $last-dom }/{ $last-month-number }
span-years = { $dom }/{ $month-number }/{ $year } – { $last-dom }/{ $last-month-number }/{ $last-year }
weekday-mon = thứ Hai
weekday-tue = thứ Ba
weekday-wed = thứ Tư
weekday-thu = thứ Năm
weekday-fri = thứ Sáu
weekday-sat = thứ Bảy
weekday-sun = Chủ nhật
weekday-short-mon = T2
weekday-short-tue = T3
weekday-short-wed = T4
weekday-short-thu = T5
weekday-short-fri = T6
weekday-short-sat = T7
weekday-short-sun = CN
month-1 = tháng 1
month-2 = tháng 2
month-3 = tháng 3
month-4 = tháng 4
month-5 = tháng 5
month-6 = tháng 6
month-7 = tháng 7
month-8 = tháng 8
month-9 = tháng 9
month-10 = tháng 10
month-11 = tháng 11
month-12 = tháng 12
month-short-1 = th 1
month-short-2 = th 2
month-short-3 = th 3
month-short-4 = th 4
month-short-5 = th 5
month-short-6 = th 6
month-short-7 = th 7
month-short-8 = th 8
month-short-9 = th 9
month-short-10 = th 10
month-short-11 = th 11
month-short-12 = th 12

## Tên của các mã, viết như đứng giữa câu

phase-introduction = làm quen
phase-adaptation = thích nghi
phase-build = tăng sức mạnh
phase-specific = chuyên biệt cho giải
phase-maintenance = duy trì
phase-bridge = tuần đệm
phase-taper = giảm tải trước giải (taper)
phase-race = thi đấu
phase-recovery = hồi phục
phase-reentry = tập lại
phase-rebuild = tăng sức mạnh lại
phase-transition = chuyển tiếp
phase-break = tạm nghỉ
kind-loading = buổi tập đủ tải
kind-deload = buổi giảm tải
kind-taper = buổi tập taper
kind-activation = buổi kích hoạt
kind-reentry = buổi tập lại nhẹ
kind-easy = buổi chạy nhẹ
kind-quality = buổi biến tốc
kind-long = buổi chạy dài
kind-race = giải chạy
kind-strength = buổi tập sức mạnh khác
gear-band = dây kháng lực dài
gear-loop = dây kháng lực vòng (mini band)
gear-box = hộp hoặc ghế chắc chắn
gear-ball = bóng tập
gear-weight = tạ
place-ankle = cổ chân
place-knee = đầu gối
place-foot = bàn chân
place-thigh = đùi
colour-tan = màu da
colour-yellow = vàng
colour-red = đỏ
colour-green = xanh lá
colour-blue = xanh dương
colour-black = đen
colour-silver = bạc
colour-gold = vàng kim
stretch-short = đứng gần
stretch-long = đứng xa
level-new = mới tập sức mạnh
level-regular = đã quen tập sức mạnh
level-advanced = tập sức mạnh lâu năm
policy-hard-day = dồn vào ngày nặng
policy-easy-day = tập vào ngày nhẹ
priority-A = giải A: giảm tải trọn vẹn trước giải
priority-B = giải B: tuần đó tập nhẹ hơn
priority-C = giải C: chỉ để trống ngày trước giải
standing-considering = còn cân nhắc
standing-registered = đã đăng ký
outcome-done = đã tập
outcome-part = tập một phần
outcome-missed = bỏ lỡ
change-moved = dời ngày
change-dropped = bỏ
change-eased = giảm nhẹ
change-repeated = tập lại
change-harder = tăng nặng
change-swapped = đổi bài
change-added = thêm
tier-given-up = Buổi không tìm được chỗ
tier-taper = Buổi thuộc giai đoạn taper nhưng nằm trước giai đoạn đó
tier-policy = Buổi rơi vào ngày mà cách xếp của bạn muốn để trống
tier-days = Buổi ngoài những ngày bạn thích nhất
tier-hours = Buổi ngoài những giờ bạn thích nhất
tier-same-day = Buổi cách lúc chạy xong chưa đến sáu giờ
tier-last-loading = Số ngày lệch của buổi tập đủ tải cuối cùng so với ngày tốt nhất
tier-spacing = Độ lệch khoảng cách giữa các buổi
tier-moved = Buổi bị dời khỏi chỗ cũ
why-travel = đi xa
why-illness = ốm
why-holiday = nghỉ lễ
why-other = lý do khác
why-pain = đau
rir-0-1 = RIR 0–1: gần như không làm thêm được lần nào
rir-2-3 = RIR 2–3: dừng khi vẫn làm thêm được hai, ba lần nữa
rir-4-plus = RIR từ 4 trở lên: dừng khi vẫn còn rất thoải mái
grade-A = có thử nghiệm hoặc phân tích gộp về đúng điểm này
grade-B = có bằng chứng gần với điểm này
grade-C = thực hành đã công bố hoặc đồng thuận
grade-D = lựa chọn của chúng tôi, không phải khoa học
source-ours = lựa chọn của chúng tôi
source-overload-band-order = bảng lực của nhà sản xuất; Uchida 2016, 10.1589/jpts.28.1266; Lewis 2018, 10.4085/1062-6050-46-16
source-last-loading = Pritchard 2015, 10.1519/SSC.0000000000000125; riêng ngày cụ thể là lựa chọn của chúng tôi
source-gap-sessions = quy ước của ACSM
source-policy-hard-day = các huấn luyện viên chưa thống nhất, chưa có thử nghiệm nào
source-policy-easy-day = các huấn luyện viên chưa thống nhất, chưa có thử nghiệm nào
source-season-priorities = thực hành đã công bố
source-pain-stop = phỏng theo Silbernagel 2007; số ngày là lựa chọn của chúng tôi

## Các quy tắc của phương pháp

rule-frequency-build = Khi đang tăng sức mạnh: { $usual } buổi tập hông mỗi tuần ({ $least }–{ $most } buổi đều được).
rule-frequency-specific = Giai đoạn chuyên biệt cho giải: { $least }–{ $most } buổi mỗi tuần; { $least } buổi là đủ giữ những gì đã có.
rule-frequency-maintain = { $sessions } buổi mỗi tuần, mỗi bài { $sets } hiệp là đủ giữ sức mạnh đến { $weeks } tuần, miễn là không giảm mức tải.
rule-volume-minimum = Mỗi nhóm cơ cần ít nhất { $sets } hiệp mỗi tuần thì mới còn mạnh lên.
rule-horizon-evidence = Giáo án { $least }–{ $most } tuần đã được chứng minh là giúp chạy tiết kiệm sức hơn; ngắn hơn thì hứa hẹn ít hơn.
rule-overload-reps-first = Tăng số lần lặp trước: thêm số lần lặp cũng hiệu quả như thêm tải.
rule-overload-reps-step = Số lần lặp tăng mỗi bước { $step } lần, hoặc nhiều hơn nếu cần để tuần thứ { $weeks } đạt mức cao nhất của bậc.
rule-overload-step = Tải tăng { $least }–{ $most }% khi bạn làm được nhiều hơn yêu cầu 1–{ $reps-over } lần.
rule-overload-weekly-cap = Tải dự kiến của một tuần cao hơn tuần tăng tải liền trước nhiều nhất { $most }%.
rule-overload-planned-growth = Giáo án nhắm tăng không quá { $most }% từ tuần tăng tải này sang tuần tăng tải sau.
rule-overload-start = Một khối tập bắt đầu ở { $new }% tải của buổi đầy đủ với người mới, { $regular }% với người tập đều và { $advanced }% với người tập lâu năm.
rule-overload-band-order = Với dây kháng lực: tăng số lần, rồi chậm nhịp lại, rồi đổi vị trí hoặc độ căng của dây, cuối cùng mới lên màu và quay về số lần thấp. Mỗi màu nặng thêm khoảng { $to-black-least }–{ $to-black-most }% đến màu đen, khoảng { $above }% với các màu sau đó.
rule-effort-rir = Mức gắng sức chỉ chia { $bands } bậc theo RIR (số lần còn dự trữ): 0–1, 2–3, từ 4 trở lên. Không ai ước lượng chính xác hơn thế.
rule-effort-rpe = Mức gắng sức của buổi tập (RPE 0–10): làm quen và tập lại { $introduction }, kích hoạt { $activation }, thích nghi { $adaptation }, tăng sức mạnh { $build }, chuyên biệt { $specific }, duy trì và tuần đệm { $maintenance }; tuần giảm tải và taper giữ mức của tuần tăng tải gần nhất.
rule-effort-off-plan = Buổi tập thấy nặng hơn dự kiến từ { $rpe } điểm RPE thì các bài trong buổi giữ nguyên; bài nào nặng như vậy { $times } lần tập liền thì lùi một bậc. Bài nào nhẹ hơn chừng ấy { $times } lần tập liền thì lên một bậc.
rule-load-session-rpe = Tải của một buổi bằng mức gắng sức (RPE 0–{ $scale }) nhân với số phút, tính bằng AU.
rule-deload-every = Sau { $weeks } tuần tăng tải có một tuần giảm tải; người mới và người từ 40 tuổi thì sau { $beginners } tuần.
rule-deload-reduce = Tuần giảm tải bớt { $least }–{ $most }% số hiệp và số lần, giữ nguyên số buổi và bài tập; không bao giờ nghỉ hẳn một tuần.
rule-taper-length = Giảm tải trước giải (taper) cho giải A kéo dài { $days } ngày.
rule-taper-volume = Trong thời gian taper, khối lượng giảm trung bình { $least }–{ $most }%, giảm nhanh lúc đầu (hằng số thời gian { $tau-days } ngày); giữ nguyên độ gắng sức và số buổi.
rule-taper-mini = Trước giải B, buổi tập cách giải { $last }–{ $first } ngày được giảm { $cut }%.
rule-last-loading = Buổi tập đủ tải cuối cùng cách giải khoảng { $aim } ngày ({ $least }–{ $most } ngày).
rule-last-activation = Có thể có một buổi kích hoạt nhẹ với bài đã quen, muộn nhất là { $least } ngày trước giải, không bao giờ trong { $hours } giờ cuối: một hiệp { $reps-low }–{ $reps-high } lần, dừng khi còn rất thoải mái.
rule-rest-race = { $days } ngày cuối trước giải và ngay ngày giải: không tập hông.
rule-gap-sessions = Hai buổi tập hông cách nhau ít nhất { $hours } giờ.
rule-gap-before-hard = Không tập hông trong { $hours } giờ trước buổi biến tốc, buổi chạy dài hoặc giải chạy.
rule-gap-same-day = Ngày có chạy thì chạy trước, tập hông sau, cách ít nhất { $hours } giờ; { $better } giờ thì tốt hơn.
rule-policy-hard-day = Dồn việc nặng vào ngày nặng: tập hông cùng ngày với buổi chạy nặng để ngày nhẹ thật sự nhẹ. Mặc định khi chạy từ { $runs } buổi mỗi tuần.
rule-policy-easy-day = Tập hông vào ngày chạy nhẹ hoặc không chạy. Mặc định khi chạy đến { $runs } buổi mỗi tuần và cho người mới.
rule-soreness-peak = Đau cơ lên đến đỉnh { $first }–{ $last } giờ sau bài lạ, rồi cơ thể được bảo vệ { $protected-weeks-least }–{ $protected-weeks-most } tuần: bài mới vào sớm, không bao giờ vào lúc taper.
rule-recovery-after-race = Sau giải không tập nặng cho hông: marathon { $marathon }–{ $marathon-most } ngày, bán marathon { $half }–{ $half-most } ngày, 10 km { $ten }–{ $ten-most } ngày, 5 km { $five } ngày; sau đó { $reentry-least }–{ $reentry-most } buổi nhẹ để tập lại.
rule-season-priorities = Giải A được giảm tải trọn vẹn, giải B được một tuần nhẹ hơn, giải C chỉ để trống ngày trước giải. Hai giải A nên cách nhau nhiều nhất { $close } tuần hoặc ít nhất { $far } tuần.
rule-pain-stop = Đau trên { $step-back }/10 khi tập: lùi một bậc. Trên { $skip }/10, sáng hôm sau đau hơn, hoặc đi khập khiễng: bỏ bài đó { $skip-days } ngày và đi gặp người có chuyên môn; cả buổi đều đau thì nghỉ { $rest-days } ngày.
rule-misses = Lỡ một buổi: cứ tập tiếp. Lỡ liền { $repeat } buổi trở lên: tập lại tuần đó. Lỡ liền { $step-back } buổi trở lên, hoặc quá { $repeat-weeks } tuần: lùi một bậc rồi tăng dần lại từ { $rebuild-load }% tải. Buổi đã lỡ không bao giờ dồn sang ngày sau.
rule-horizon-late = Còn { $most } ngày trở xuống đến giải thì không tập nặng, nhiều nhất một buổi kích hoạt với bài đã quen; người chưa từng tập thì không tập.
rule-horizon-maintain = Còn { $most } ngày trở xuống đến giải thì giáo án chỉ duy trì, không tăng gì nặng hơn.
rule-load-return = Sau một giải, tải bắt đầu lại ở { $after-race }% mức cũ, sau giải lớn ở { $transition }%, khối tiếp theo ở { $block-restart }%; buổi tập lại dài bằng { $reentry-minutes }% số phút, và đỉnh trước một giải sớm hơn bằng { $earlier-peak }% mức cao nhất.
rule-ladder-first = Bậc đầu tiên của mỗi bài: { $new } với người mới, { $regular } với người tập đều, { $advanced } với người tập lâu năm.
rule-taper-session = Không buổi taper nào vượt { $most }% một buổi đầy đủ, và cả quãng taper bớt nhiều nhất { $cut }%.
rule-session-rest = Nếu còn dư thời gian, mỗi quãng nghỉ dài thêm nhiều nhất { $most } giây.
rule-horizon-rhythm = Từ { $least } tuần trở lên, các tuần giảm tải theo nhịp đều; ít thời gian hơn thì chỉ quãng tăng tải từ { $build } tuần trở lên mới có.
rule-horizon-long = Từ { $least } tuần trở lên, các khối { $block-least }–{ $block-most } tuần lặp lại, xen giữa là { $bridge } tuần nhẹ.
rule-session-warm-up = Mỗi buổi mở đầu bằng { $short } phút khởi động, { $usual } phút nếu buổi dài từ { $long-from } phút.
rule-session-sets = Mỗi bài { $least }–{ $most } hiệp, người mới nhiều nhất { $new } hiệp.
rule-session-moving = Tính { $seconds } giây để chuyển từ bài này sang bài kế.
rule-session-order = Trong mỗi buổi, các bài đi từ nhóm { $first } đến nhóm { $last }: bài một chân nặng trước, bài thân người sau cùng, theo mức cơ hông phải làm việc.
rule-ladder-step = Mỗi lần, một bài chỉ lên { $most } bậc, và chỉ lên khi đã đủ số lần cao nhất.
rule-exercise-weekly = Trong tuần tăng tải, mỗi bài bạn đã biết xuất hiện ít nhất { $least } lần một tuần, hoặc tuần đó ghi rõ là không đủ phút.
rule-frequency-least = Tuần có từ { $days } ngày tập được trở lên thì đủ số buổi của giai đoạn, tuần ngắn hơn thì theo tỷ lệ. Buổi nào mất đều được nói rõ.
rule-taper-effort = Buổi taper giữ { $least }% mức gắng sức của thời gian tăng tải trước đó: chỉ giảm khối lượng.
rule-day-hours = Nếu bạn không nói khác, buổi tập nằm trong khoảng { $first }:00 đến { $last }:00.

## Tên các con số của quy tắc, đứng trước con số, và đơn vị

value-above = từ đó trở lên
value-activation = kích hoạt
value-adaptation = thích nghi
value-advanced = tập lâu năm
value-after-race = sau giải
value-aim = nhắm
value-bands = số bậc
value-beginners = người mới và người từ 40 tuổi
value-better = tốt hơn nếu
value-block-least = khối ngắn nhất
value-block-most = khối dài nhất
value-block-restart = đầu khối sau
value-bridge = tuần đệm
value-build = tăng sức mạnh
value-close = nhiều nhất
value-cut = bớt
value-days = số ngày
value-earlier-peak = đỉnh trước giải sớm hơn
value-exercises = số bài
value-far = hoặc ít nhất
value-first = từ
value-five = 5 km
value-five-most = 5 km nhiều nhất
value-go-on = tập tiếp khi lỡ
value-half = bán marathon
value-half-most = bán marathon nhiều nhất
value-hours = số giờ
value-introduction = làm quen
value-last = đến
value-least = ít nhất
value-long-from = dài là từ
value-maintenance = duy trì
value-marathon = marathon
value-marathon-most = marathon nhiều nhất
value-most = nhiều nhất
value-new = người mới
value-protected-weeks-least = số tuần được bảo vệ ít nhất
value-protected-weeks-most = số tuần được bảo vệ nhiều nhất
value-race-min-a-km = phút cho mỗi km của giải
value-rebuild = tăng sức mạnh lại
value-rebuild-load = tăng lại từ
value-reentry = tập lại
value-reentry-least = số buổi tập lại ít nhất
value-reentry-minutes = số phút của buổi tập lại
value-reentry-most = số buổi tập lại nhiều nhất
value-regular = người tập đều
value-repeat = tập lại tuần khi lỡ
value-repeat-weeks = tập lại trong số tuần
value-reps-high = số lần nhiều nhất
value-reps-low = số lần ít nhất
value-reps-over = số lần vượt yêu cầu
value-rest-days = số ngày nghỉ
value-rpe = điểm RPE
value-runs = số buổi chạy
value-scale = thang đến
value-seconds = số giây
value-sessions = số buổi
value-sets = số hiệp
value-short = buổi ngắn
value-skip = bỏ bài khi đau trên
value-skip-days = số ngày bỏ bài
value-specific = chuyên biệt
value-step = mỗi bước
value-step-back = lùi một bậc từ
value-tau-days = hằng số thời gian, ngày
value-ten = 10 km
value-ten-most = 10 km nhiều nhất
value-times = số lần
value-to-black-least = đến màu đen ít nhất
value-to-black-most = đến màu đen nhiều nhất
value-transition = sau giải lớn
value-usual = thường
value-weeks = số tuần
unit-percent-a-loading-week = % mỗi tuần tăng tải
unit-percent-force-a-colour = % lực mỗi màu
unit-percent-of-a-session-percent-of-the-taper = % của một buổi đầy đủ; % của cả quãng taper
unit-percent-of-load = % tải
unit-percent-of-the-full-session-load = % tải của buổi đầy đủ
unit-percent-of-the-last-loading-week = % của tuần tăng tải liền trước
unit-percent-of-the-old-load = % của tải cũ
unit-percent-of-volume = % khối lượng
unit-au = AU
unit-days = ngày
unit-days-before-the-race = ngày trước giải
unit-hour-of-the-day-minutes-a-km = giờ trong ngày; phút mỗi km
unit-hours = giờ
unit-loading-weeks = tuần tăng tải
unit-minutes = phút
unit-pain-0-10-days = mức đau 0–10; ngày
unit-repetitions-loading-weeks = số lần lặp; tuần tăng tải
unit-repetitions-in-reserve = số lần còn dự trữ
unit-rung = bậc
unit-runs-a-week = buổi chạy mỗi tuần
unit-seconds-added-to-a-rest = giây nghỉ thêm
unit-seconds-between-exercises = giây giữa hai bài
unit-session-rpe-0-10 = RPE của buổi tập, 0–10
unit-session-rpe-times-in-a-row = RPE của buổi tập; số lần liền
unit-sessions-in-a-row-percent-of-load = số buổi liền; % tải
unit-sessions-week = buổi mỗi tuần
unit-sets-an-exercise = hiệp mỗi bài
unit-sets-week-per-muscle-group = hiệp mỗi tuần cho mỗi nhóm cơ
unit-percent-of-the-loading-effort = % mức gắng sức khi tăng tải
unit-tier = nhóm
unit-weeks = tuần
unit-weeks-between-a-races = tuần giữa hai giải A

## Vì sao một tuần, một buổi hay một khoảng trống lại như vậy

weeks-to-race =
    { $weeks ->
        [0] ngay tuần của { $race }
       *[other] { $weeks } tuần trước { $race }
    }
reason-phase-introduction = Tuần đầu ngắn, { weeks-to-race }: làm quen với các động tác.
reason-phase-adaptation = Thích nghi, { weeks-to-race }: tập nhẹ để học động tác.
reason-phase-build = Tăng sức mạnh, { weeks-to-race }: bài tập nặng dần từng bước.
reason-phase-specific = Giai đoạn chuyên biệt cho giải, { weeks-to-race }: mỗi tuần nhiều nhất hai buổi tập hông, để dành chân cho các buổi chạy quan trọng.
reason-phase-maintenance = Duy trì, { weeks-to-race }: quá gần giải để tăng thêm, nên giữ những gì đang có.
reason-phase-bridge = Tuần đệm, { weeks-to-race }: quãng nhẹ hơn giữa hai khối tập.
reason-phase-taper = Giảm tải trước giải (taper), { weeks-to-race }: tập ít đi nhưng vẫn gắng sức như cũ, để xuất phát thật sung.
reason-phase-race = Tuần thi đấu, { weeks-to-race }: hông được nghỉ.
reason-phase-recovery = Hồi phục, { weeks-to-race }: để đôi chân hồi lại sau giải vừa qua, sau đó mới tập nặng cho hông.
reason-phase-reentry = Tập lại, { weeks-to-race }: vài buổi nhẹ để bắt nhịp trở lại.
reason-phase-rebuild = Tăng sức mạnh lại, { weeks-to-race }: sau giải vừa rồi, bài tập lại nặng dần.
reason-phase-transition = Chuyển tiếp, { weeks-to-race }: nghỉ giáo án một thời gian sau giải lớn.
reason-phase-break = Tạm nghỉ, { weeks-to-race }: bạn vắng mặt nên không xếp buổi nào.
reason-frequency-build = { $usual } buổi tập hông mỗi tuần là đủ để khỏe lên.
reason-frequency-specific = Gần giải thế này, { $least }–{ $most } buổi mỗi tuần giữ được những gì đã có.
reason-frequency-maintain = { $sessions } buổi mỗi tuần giữ được sức mạnh, miễn là không giảm mức tải.
reason-volume-minimum = Mỗi nhóm cơ được ít nhất { $sets } hiệp mỗi tuần, mức tối thiểu để còn mạnh lên.
reason-horizon-evidence = Giáo án { $least }–{ $most } tuần đã được chứng minh là có ích cho người chạy.
reason-horizon-late = Chỉ còn { $most } ngày trở xuống là đến giải: quá muộn để tập nặng.
reason-horizon-maintain = Chỉ còn { $most } ngày trở xuống là đến giải: quá muộn để tăng, vẫn kịp để duy trì.
reason-horizon-long = Thời gian còn dài nên các khối { $block-least }–{ $block-most } tuần xen kẽ với những tuần nhẹ.
reason-overload-reps-first = Buổi này nhiều lần lặp hơn buổi trước một chút; hiệu quả không kém gì thêm tải.
    .exercise = { $exercise }: lên { $reps } lần; thêm số lần lặp cũng hiệu quả như thêm tải.
reason-overload-step = Bạn đã làm nhiều hơn yêu cầu nên tải tăng một bậc.
reason-overload-weekly-cap = Tải tăng không quá { $most }% từ tuần tăng tải này sang tuần tăng tải sau.
    .before-au = Tuần này { NUMBER($load-au, maximumFractionDigits: 0) } AU, tuần tăng tải liền trước { NUMBER($before-au, maximumFractionDigits: 0) } AU; không bao giờ tăng quá { $most }%.
reason-overload-planned-growth = Tải tăng khoảng { $most }% từ tuần tăng tải này sang tuần tăng tải sau.
reason-overload-start = Khối tập bắt đầu thấp hơn hẳn một buổi đầy đủ, để còn chỗ mà tăng.
reason-overload-band-order = Bài tập lên bậc: tăng số lần trước, rồi chậm nhịp, rồi vị trí hoặc độ căng khó hơn, cuối cùng mới đến màu dây, hộp hoặc tạ.
    .exercise = { $exercise } lên bậc { $rung }: đã đủ số lần lặp của bậc trước.
reason-effort-rir = Dừng khi còn đúng số lần dự trữ mà buổi tập yêu cầu; không ai ước lượng chính xác hơn thế.
reason-effort-rpe = Mức gắng sức là mức của giai đoạn này.
reason-load-session-rpe = Tải bằng mức gắng sức nhân số phút.
reason-deload-every = Tuần giảm tải: trước đó đã có { $weeks } tuần tăng tải.
reason-deload-by-itself = Tuần này không đủ chỗ cho số buổi như các tuần khác, nên lấy luôn làm tuần giảm tải.
reason-deload-reduce = Buổi giảm tải: bớt { $least }–{ $most }% số hiệp và số lần, bài tập giữ nguyên.
reason-taper-length = Giảm tải trước { $race } ({ DAY($race-day, style: "short") }) kéo dài { $days } ngày.
reason-taper-volume = { $days } ngày trước { $race }: bớt khối lượng, giữ độ gắng sức, để xuất phát thật sung.
reason-taper-mini = Trước giải B, khối lượng bớt { $cut }%.
    .race-day = { $race } ngày { DAY($race-day, style: "short") } là giải B: buổi tập ngay trước đó bớt { $cut }%.
    .days = { $days } ngày trước { $race }, một giải B: khối lượng bớt { $cut }%.
reason-last-loading = Những ngày cuối trước giải chỉ được tập kích hoạt.
    .race-day = { $race } ({ DAY($race-day, style: "short") }) đã quá gần: những ngày này chỉ được tập kích hoạt.
reason-last-activation = Buổi kích hoạt nhẹ muộn nhất là { $least } ngày trước giải.
    .race-day = Buổi kích hoạt chỉ nằm trong khoảng từ { $first } đến { $least } ngày trước { $race } ({ DAY($race-day, style: "short") }).
    .days = { $days } ngày trước { $race }: một buổi kích hoạt nhẹ với bài đã quen, đánh thức hông mà không làm mỏi.
reason-rest-race = Không tập hông trong { $days } ngày cuối trước giải.
    .race-day = Không tập hông trong { $days } ngày cuối trước { $race } ({ DAY($race-day, style: "short") }).
reason-gap-sessions = Hai buổi tập hông cách nhau ít nhất { $hours } giờ.
    .run-day = Buổi tập hông cách { $kind } ngày { DAY($run-day, style: "short") } ít nhất { $hours } giờ.
    .session = Buổi này phải cách buổi { $session } ngày { DAY($day, style: "short") } ít nhất { $hours } giờ.
reason-gap-before-hard = Không tập hông trong { $hours } giờ trước buổi chạy nặng hoặc giải chạy.
    .race-day = Không tập hông trong { $hours } giờ trước { $race } ({ DAY($race-day, style: "short") }).
    .run-day = Không tập hông trong { $hours } giờ trước { $kind } ngày { DAY($run-day, style: "short") }.
reason-gap-same-day = Ngày có chạy thì tập hông sau khi chạy ít nhất { $hours } giờ.
    .run-day = Ngày { DAY($run-day, style: "short") } có { $kind }: chạy trước, tập hông sau ít nhất { $hours } giờ.
reason-policy-hard-day = Dồn việc nặng vào ngày nặng: tập hông cùng ngày với buổi chạy nặng, để ngày nhẹ thật sự nhẹ.
reason-policy-easy-day = Buổi tập nằm vào ngày chạy nhẹ hoặc không chạy.
reason-soreness-peak = Bài mới vào sớm vì dễ gây đau cơ; sau đó cơ thể được bảo vệ nhiều tuần.
reason-recovery-after-race = Sau giải, hông nghỉ rồi mới tập nặng lại.
    .distance-km = Sau { $race } ({ $distance-km } km), hông nghỉ rồi mới tập nặng lại.
    .race-day = Hông vẫn đang nghỉ sau { $race } ({ DAY($race-day, style: "short") }).
reason-race-day = Hôm đó chạy { $race }: không tập hông, trước cũng như sau khi chạy.
reason-season-priorities = { $race } là giải C: chỉ để trống 24 giờ trước đó.
    .race-day = { $race } ngày { DAY($race-day, style: "short") } là giải C: chỉ để trống 24 giờ trước đó.
reason-pain-stop = Đau trên { $step-back }/10: lùi một bậc. Trên { $skip }/10, sáng hôm sau đau hơn, hoặc đi khập khiễng: bỏ bài đó.
    .exercises =
        { $pain ->
            [worse] Những bài này sáng hôm sau đau hơn, hoặc khiến bạn đi khập khiễng: { $exercises }. Bỏ chúng { $skip-days } ngày.
           *[told] Những bài này gây đau ({ $pain }/10): { $exercises }. Trên { $step-back }/10 thì lùi một bậc; trên { $skip }/10, sáng hôm sau đau hơn, hoặc đi khập khiễng thì bỏ chúng { $skip-days } ngày.
        }
    .exercise =
        { $pain ->
            [worse] { $exercise } khiến sáng hôm sau đau hơn, hoặc đi khập khiễng: bỏ bài đó { $skip-days } ngày.
           *[told] { $exercise } gây đau ({ $pain }/10). Trên { $step-back }/10 thì lùi một bậc; trên { $skip }/10, sáng hôm sau đau hơn, hoặc đi khập khiễng thì bỏ bài đó { $skip-days } ngày.
        }
reason-misses = Bạn đã lỡ vài buổi nên giáo án lùi lại một chút. Không phải tập bù.
    .exercises = Sau những buổi đã lỡ, các bài này tập tiếp từ mức đã tập gần nhất: { $exercises }.
    .exercise = Sau những buổi đã lỡ, { $exercise } tập tiếp từ mức đã tập gần nhất.
    .missed =
        { $missed ->
            [1] Bạn lỡ một buổi: cứ tập tiếp theo giáo án.
            [2] Bạn lỡ liền hai buổi: tuần này tập lại, không phải tập bù.
            [3] Bạn lỡ liền ba buổi: tuần này tập lại, không phải tập bù.
            [4] Bạn lỡ liền bốn buổi: tuần này tập lại, không phải tập bù.
           *[other] Bạn lỡ liền { $missed } buổi: lùi một bậc, tải tăng dần lại từ { $rebuild-load }%.
        }
reason-effort-too-hard = Có bài tập thấy nặng hơn dự kiến.
    .exercises =
        { $times ->
            [1] Thấy nặng hơn dự kiến nên tạm giữ nguyên: { $exercises }.
           *[other] Thấy nặng hơn dự kiến { $times } lần liền nên lùi một bậc: { $exercises }.
        }
    .times =
        { $times ->
            [1] { $exercise } thấy nặng hơn dự kiến: tạm giữ nguyên.
           *[other] { $exercise } thấy nặng hơn dự kiến { $times } lần liền: lùi một bậc.
        }
reason-effort-too-easy = Có bài tập thấy nhẹ hơn dự kiến.
    .exercises =
        { $times ->
            [1] Thấy nhẹ hơn dự kiến: { $exercises }.
           *[other] Thấy nhẹ hơn dự kiến { $times } lần liền nên lên một bậc: { $exercises }.
        }
    .times =
        { $times ->
            [1] { $exercise } thấy nhẹ hơn dự kiến.
           *[other] { $exercise } thấy nhẹ hơn dự kiến { $times } lần liền: lên một bậc.
        }
reason-log-eased = Giảm nhẹ theo những gì bạn đã ghi.
reason-log-changed = Điều chỉnh theo những gì bạn đã ghi.
reason-change-again = Điều khiến buổi này bị bỏ không còn nữa.
reason-change-follows = Thay đổi theo buổi { $session }.
reason-change-no-harder = Giai đoạn giảm tải không bao giờ bị làm nặng thêm: buổi này không đòi hỏi hơn trước.
reason-change-taken-back = Điều bạn đã ghi trước đó đã được rút lại hoặc sửa.
reason-moved-others = Các buổi khác phải dời nên buổi này nhường chỗ.
note-see-professional =
    { $pain ->
        [worse] Cơn đau { $day }, sáng hôm sau đau hơn hoặc đi khập khiễng, là lý do để dừng: hãy đi gặp bác sĩ hoặc chuyên viên vật lý trị liệu trước khi tập nặng lại.
       *[told] Cơn đau { $day } ({ $pain }/10) là lý do để dừng: hãy đi gặp bác sĩ hoặc chuyên viên vật lý trị liệu trước khi tập nặng lại.
    }
reason-session-reentry = Một buổi nhẹ để bắt nhịp trở lại.
reason-session-warm-up = Khởi động trước đã.
reason-session-sets = Bao nhiêu hiệp vừa với số phút của bạn thì tập bấy nhiêu, nhiều nhất { $most } hiệp.
reason-session-moving = Tính { $seconds } giây để chuyển từ bài này sang bài kế.
reason-day-hours = Buổi tập nằm trong khoảng { $first }:00 đến { $last }:00.
reason-given-up-sessions =
    { $sessions ->
        [1] Tuần { $week } không còn lúc nào cho buổi này. Vướng những điều sau:
       *[other] Tuần { $week } và lân cận không đủ chỗ cho cả { $sessions } buổi. Vướng những điều sau:
    }
reason-days = { $weekday } không nằm trong những ngày bạn chọn.
reason-hours = Buổi tập phải vừa trong giờ của bạn.
reason-busy = Lịch của bạn lúc đó đã kín.
    .last-day = Lịch của bạn đã kín từ { $from } { DAY($run-day, style: "short") } đến { $until } { DAY($last-day, style: "short") }.
    .until = Lịch của bạn ngày { DAY($run-day, style: "short") } đã kín từ { $from } đến { $until }.
    .run-day = Lịch của bạn ngày { DAY($run-day, style: "short") } đã kín.
reason-blocked =
    { $why ->
        [other] Không tập từ { DAY($first-day, style: "short") } đến { DAY($last-day, style: "short") }.
       *[told] Không tập từ { DAY($first-day, style: "short") } đến { DAY($last-day, style: "short") }: { $why }.
    }
reason-start = Lúc đó giáo án chưa bắt đầu.

## Điều bộ máy không làm được

error-shape-unknown = Không có khuôn giáo án nào tên là “{ $name }”. Các khuôn là { $known }.
error-session-unknown = Giáo án này không có buổi nào tên “{ $name }”.
error-no-shape = Không có khuôn giáo án nào cho { $days } ngày trước giải. Hãy chọn khuôn khác bằng --shape, hoặc chọn ngày bắt đầu khác.

## Điều người chạy nên biết về giáo án

note-horizon-late =
    { $days ->
        [0] { $race } là hôm nay: quá muộn để tập nặng. Nhiều nhất chỉ nên kích hoạt nhẹ với bài đã quen.
        [1] { $race } là ngày mai: quá muộn để tập nặng.
       *[other] Còn { $days } ngày là đến { $race }: quá muộn để tập nặng. Nhiều nhất chỉ nên kích hoạt nhẹ với bài đã quen.
    }
note-horizon-late-new =
    { $days ->
        [0] { $race } là hôm nay. Bài lạ lúc này chỉ gây đau cơ, nên không xếp buổi nào trước giải.
        [1] { $race } là ngày mai. Bài lạ lúc này chỉ gây đau cơ, nên không xếp buổi nào trước giải.
       *[other] Còn { $days } ngày là đến { $race }. Bài lạ lúc này chỉ gây đau cơ, nên không xếp buổi nào trước giải.
    }
note-horizon-rest =
    { $days ->
        [0] { $race } là hôm nay: không tập hông nữa, chỉ nghỉ.
        [1] { $race } là ngày mai: không tập hông nữa, chỉ nghỉ.
       *[other] Còn { $days } ngày là đến { $race }. Mấy ngày cuối trước giờ xuất phát không tập hông nữa: nghỉ ngơi.
    }
note-horizon-maintain = Còn { $days } ngày là đến { $race }. Chừng đó quá ngắn để khỏe lên, nên giáo án chỉ duy trì những gì đang có.
note-horizon-evidence =
    { $weeks ->
        [0] Chỉ còn chưa đầy một tuần
       *[other] Chỉ còn { $weeks } tuần
    }, trong khi giáo án có hiệu quả đã được chứng minh kéo dài từ { $least } tuần. Chừng đó đủ để quen động tác, chưa đủ để khỏe lên nhiều.
note-exercise-absent = Giáo án này không có bài { $exercise }: còn quá ít tuần tăng tải trước giai đoạn taper để tập thêm một động tác mới.
note-race-beside = Lịch của bạn còn một giải khác: { $title }, { $run-day }. Giáo án tránh ngày đó nhưng không dành những ngày hồi phục sau giải. Muốn có, hãy ghi cả giải ấy vào mùa giải: “{ $typed }”.
note-runs-race-taken = Lịch của bạn ghi “{ $title }” vào { $run-day }: mục này được xem là chính { $race }. Nếu đó là việc khác, bạn không thể làm cả hai.
note-race-other-day = Lịch của bạn ghi { $race } vào { $run-day }, còn giáo án này ghi { $race-day }. Nếu lịch của bạn đúng, hãy ghi rõ ngày: TÊN@NGÀY.
note-introduction = Giáo án bắt đầu giữa tuần, vào { $day }: trước thứ Hai chỉ có buổi làm quen nhẹ.
note-season-priorities = { $race } và { $other } cách nhau { $weeks } tuần. Hai giải A nên gần nhau hơn hoặc xa nhau hơn; đổi một giải thành giải B thì giải kia được chuẩn bị trọn vẹn.
    .days = { $race } và { $other } cách nhau { $days } ngày. Hai giải A nên cách nhau trong vòng { $close } tuần, hoặc từ { $far } tuần trở lên; đổi một giải thành giải B thì giải kia được chuẩn bị trọn vẹn.
note-race-priority = { $race } được xếp là { $priority ->
        [A] giải A, giảm tải trọn vẹn trước giải
        [B] giải B, tuần đó tập nhẹ hơn
       *[C] giải C, chỉ để trống ngày trước giải
    }.
note-given-up = { $sessions } buổi không tìm được chỗ trong tuần của bạn; giáo án nói rõ buổi nào và vì sao.
note-gear-substituted = { $exercise } cần thứ bạn không có ({ $gear }). Thay bằng: { $ladder }.
note-volume-minimum = Trong { $weeks } tuần tăng sức mạnh, { $muscle } tập chưa đến { $sets } hiệp, mức tối thiểu để còn mạnh lên. Buổi tập dài hơn hoặc thêm một buổi mỗi tuần sẽ tốt hơn.
note-left-out = { $exercise } không vừa trong { $minutes } phút nên bị bỏ khỏi { $sessions } buổi.
error-no-free-day = Không buổi nào trong { $sessions } buổi của giáo án tìm được chỗ. Vướng: { $rules }. Hãy cho thêm ngày hoặc giờ, hoặc bắt đầu sớm hơn.
cause-start = ngày giáo án bắt đầu
cause-blocked = những ngày bạn vắng mặt
cause-days = những ngày bạn chọn
cause-hours = giờ của bạn
cause-busy = những việc đã có trong lịch
cause-gap-sessions = khoảng cách giữa hai buổi tập hông
cause-gap-before-hard = ngày trước buổi chạy nặng hoặc giải chạy
cause-gap-same-day = mấy giờ sau khi chạy
cause-rest-race = quãng nghỉ trước giải
cause-recovery-after-race = quãng hồi phục sau giải
cause-last-loading = những ngày cuối trước giải
cause-last-activation = những ngày dành cho buổi kích hoạt
cause-given-up-sessions = các buổi khác
muscle-glute-med = cơ mông nhỡ
muscle-glute-max = cơ mông lớn
muscle-hip-flexors = nhóm cơ gập hông
muscle-trunk = cơ thân mình
muscle-hamstrings = cơ đùi sau
muscle-quadriceps = cơ đùi trước

## Điều được hứa, và khi nào phải dừng

promise-strength = Mục đích: hông khỏe hơn khi chạy, với một giáo án bạn theo được đến cùng.
promise-not-injury = Giáo án không hứa bạn sẽ ít chấn thương hơn. Tập hông và thân mình có giúp giảm chấn thương khi có huấn luyện viên theo sát, còn tự tập thì chưa thấy; nhưng ai tập đều thì ít đau hơn. Vì vậy quan trọng nhất là tập đều.
promise-no-model = Không đường cong thể lực – mệt mỏi hay tỷ lệ tải nào quyết định giáo án này. Biểu đồ có vẽ thì cũng chỉ để xem.
promise-doses = Thứ tự và các bậc của bài tập là lựa chọn của chúng tôi. Đó là điểm bắt đầu; cơ thể bạn mới là người quyết định.
stop-heading = Dừng tập và đi gặp bác sĩ hoặc chuyên viên vật lý trị liệu nếu có một trong các dấu hiệu sau
stop-groin = Đau bẹn hoặc mặt trước hông khi nhảy lò cò hoặc về đêm
stop-bone = Ấn vào xương thấy đau
stop-joint = Khớp sưng hoặc kẹt
stop-numbness = Tê hoặc châm chích
stop-chest = Đau ngực hoặc chóng mặt: dừng ngay và gọi người giúp
clinician-heading = Hỏi bác sĩ hoặc chuyên viên vật lý trị liệu trước khi bắt đầu
clinician-pregnancy = nếu bạn đang mang thai
clinician-young = nếu bạn dưới 18 tuổi
clinician-surgery = nếu bạn mới phẫu thuật
clinician-osteoporosis = nếu bạn bị loãng xương
band-check = Trước mỗi buổi, kiểm tra dây xem có vết nứt, vết sờn không; dây hỏng thì bỏ.
warm-up = Khởi động { $minutes } phút: giậm chân tại chỗ, vung nhẹ mỗi chân ra trước và sang bên mười lần, rồi vài lần squat nửa chừng thật chậm.

## Lịch

ics-calendar = Sức mạnh hông
ics-calendar-of = Sức mạnh hông · { $name }
ics-calendar-about = Các buổi tập sức mạnh hông ngắn cho đến ngày thi đấu, xếp quanh những buổi chạy bạn đã có.
ics-calendar-busy = Những giờ đã bận.
ics-busy = Bận
ics-cancelled = Đã hủy:
ics-the-race = giải
ics-category = Sức mạnh hông
ics-category-race = Giải chạy
ics-category-run = Chạy
ics-summary-loading = Sức mạnh hông · { $phase }
ics-summary-deload = Sức mạnh hông · { $phase }, tuần giảm tải
ics-summary-taper = Sức mạnh hông · taper
ics-summary-activation = Kích hoạt hông
ics-summary-reentry = Sức mạnh hông · tập lại nhẹ
ics-opening =
    Giai đoạn: { $phase }. { $weeks ->
        [0] Giải ở ngay tuần này.
       *[other] Còn { $weeks } tuần đến giải.
    }
ics-effort = Độ gắng sức: RPE { $rpe }/10; { $rir }.
ics-why = Vì sao: { $reasons }
ics-exercise = { $number }. { $what }
ics-dose = { $sets } × { $reps }
ics-dose-side = { $sets } × { $reps } mỗi bên
ics-dose-steps-and-back = { $sets } × { $reps } bước tiến, rồi lùi về
ics-tempo =
    nhịp { $tempo }: xuống { $down } giây, { $held ->
        [0] { "" }
       *[other] giữ { $held } giây,{ " " }
    }lên { $up } giây
ics-hold = giữ { $seconds } giây ở điểm cao nhất
ics-rest = nghỉ { $seconds } giây giữa các hiệp
ics-band = dây vòng quanh { $place }
ics-band-colour = dây { $colour } vòng quanh { $place }
ics-band-plain = dây: { $band }
ics-height = hộp { $height } cm
ics-weight = tạ { $weight } kg
ics-pain = Nếu bị đau. { $rule }
ics-log = Buổi tập thế nào? { $link }
ics-race = { $race } · { $distance } km
ics-race-gun = Xuất phát lúc { $clock }, { $day } (giờ { $zone }).
ics-race-own-day = Ngày bạn tự chọn: { $day }; { $clock } (giờ { $zone }) chỉ là gợi ý.
ics-race-night = Tức là đêm { $eve-day } rạng sáng { $day }: hãy có mặt từ tối hôm trước.
ics-race-window = Bạn tự chạy, lúc nào cũng được, từ { $opens } đến { $closes }.
ics-race-expected = Dự kiến, chưa công bố: ngày có thể còn thay đổi.
ics-race-considering = Bạn chưa đăng ký.
ics-race-closes = Hạn đăng ký: { $day }.
ics-race-registered = Bạn đã đăng ký.
ics-race-priority-a = Giải A: taper đầy đủ, ba ngày cuối không tập hông.
ics-race-priority-b = Giải B: tuần này giảm tải, ba ngày cuối không tập hông.
ics-race-priority-c = Giải C: chỉ nghỉ tập hông một ngày trước giải.
ics-race-source = Ngày và giờ xuất phát theo: { $source }
ics-race-source-window = Ngày theo: { $source }
ics-registration = Hết hạn đăng ký: { $race }
ics-registration-text = Ngày cuối để đăng ký { $race }, { $distance } km, chạy { $day }.
ics-run = Chạy: { $kind }
error-export-kind = Không có loại tệp “{ $text }”. { $close ->
    [0] Có các loại { CODE($known) }.
   *[other] Có phải bạn muốn { $near }?
}
error-export-alarms = Lời nhắc (--alarms) không thể là “{ $text }”. Mỗi lần nhắc là số phút trước giờ bắt đầu, từ 0 đến { $earliest }, và nhiều nhất { $most } lần.
error-export-foreign = { $path } chứa nội dung không do planner ghi, hoặc đã bị sửa. Hãy chọn tên khác, hoặc thay bằng --force.
error-export-other-plan = { $path } chứa một giáo án khác ({ $other }), không phải { $plan }. Hãy chọn tên khác, hoặc thay bằng --force.
error-export-too-large = Lịch sẽ nặng { $size } kB; Google chỉ nhận tối đa { $most } kB. { $shows ->
    [runs] Hãy bỏ các buổi chạy ra bằng --no-runs, hoặc lập giáo án ngắn hơn.
   *[other] Hãy lập giáo án ngắn hơn: bắt đầu muộn hơn bằng --start.
}
error-export-link = { $path } là một liên kết tượng trưng. Hãy ghi tên của chính tệp đó.
error-export-no-file = { $path } không phải là tệp có thể thay. Hãy chọn tên khác.
error-export-unreadable = Không đọc được { $path }. Hãy kiểm tra tên và quyền đọc.
error-export-unwritable = Không ghi được { $path }. Hãy kiểm tra thư mục có tồn tại, bạn có quyền ghi, và ổ đĩa còn chỗ.

## Những gì kiểm tra tìm ra: breach-<quy tắc>, kèm where và day

breach-day-blocked =
    { $why ->
        [other] { $where }, { $day }: rơi vào ngày bận (từ { $first-day } đến { $last-day }). Không xếp buổi nào vào đó.
       *[told] { $where }, { $day }: rơi vào ngày bận ({ $why }, từ { $first-day } đến { $last-day }). Không xếp buổi nào vào đó.
    }
breach-day-weekday = { $where }, { $day }: { $weekday } không nằm trong những ngày bạn tập được.
breach-day-hours = { $where }, { $day }: { $start }–{ $end } nằm ngoài những giờ bạn tập được.
breach-day-midnight = { $where }, { $day }: không xong trước nửa đêm mà kéo đến { $end }. Buổi tập phải kết thúc trong ngày.
breach-day-busy = { $where }, { $day }: trùng với “{ $title }”, { $start }–{ $end }. Giờ đó đã có việc.
breach-day-before-start = { $where }, { $day }: trước ngày giáo án bắt đầu, { $first-day }.
breach-rest-race =
    { $where }, { $day }: { $before ->
        [0] đúng ngày chạy { $race }
       *[other] { $before } ngày trước { $race }
    }. Buổi cuối cùng phải cách giải ít nhất { $least } ngày.
breach-last-loading = { $where }, { $day }: { $before } ngày trước { $race }. Trừ một buổi kích hoạt nhẹ, mọi buổi tập phải cách giải ít nhất { $least } ngày.
breach-taper-mini = { $where }, { $day }: tập đủ tải { $before } ngày trước { $race }. Lúc này chỉ nên tập nhẹ.
breach-last-activation = { $where }, { $day }: chỉ cách giờ xuất phát của { $race } { $hours } giờ. Buổi kích hoạt phải xong trước đó ít nhất { $least } giờ.
breach-last-activation-once = { $where }, { $day }: buổi kích hoạt thứ hai trước { $race }, sau { $other }. Một buổi là đủ.
breach-last-activation-light = { $where }, { $day }: { $exercise }, { $sets } × { $reps }, quá nặng cho một buổi kích hoạt. Đúng ra là 1 hiệp, tối đa { $high } lần, còn rất nhiều sức.
breach-recovery-after-race = { $where }, { $day }: mới { $after } ngày sau { $race }. { $least } ngày đầu sau giải để trống.
breach-recovery-reentry = { $where }, { $day }: buổi đầu tiên sau { $race } là { $kind }. Phải tập lại bằng một buổi nhẹ trước.
breach-horizon-late = { $where }, { $day }: { $kind } khi từ lúc bắt đầu đến { $race } chỉ có { $days } ngày. Sát giải như vậy thì nhiều nhất một buổi kích hoạt nhẹ; người mới tập thì không tập buổi nào.
breach-horizon-maintain = { $where }, { $day }: { $exercise } nặng hơn buổi { $other }, khi từ lúc bắt đầu đến { $race } chỉ có { $days } ngày. Sát giải như vậy chỉ nên giữ những gì đang có.
breach-gap-sessions = { $where }, { $day }: cách { $other } ({ $other-day }) { $hours } giờ, tính từ lúc bắt đầu. Đúng ra phải từ { $least } giờ trở lên.
    .days-apart = { $where }, { $day }: { $days-apart ->
        [0] cùng ngày với { $other }
       *[other] ngay hôm sau { $other }
    }. Giữa hai buổi tập sức mạnh nên có một ngày.
breach-gap-before-hard = { $where }, { $day }: kết thúc { $hours } giờ trước { $kind } ngày { $other-day }. Đúng ra phải từ { $least } giờ trở lên.
    .days-apart = { $where }, { $day }: ngay hôm trước { $kind } ngày { $other-day }. Hôm trước không nên tập sức mạnh.
breach-gap-same-day =
    { $where }, { $day }: { $hours ->
        [0] ngay sau { $kind } cùng ngày
       *[other] { $hours } giờ sau khi xong { $kind } cùng ngày
    }. Đúng ra phải sau đó từ { $least } giờ trở lên.
    .hours-before = { $where }, { $day }: bắt đầu { $hours-before } giờ trước khi xong { $kind } cùng ngày. Đúng ra phải sau đó từ { $least } giờ trở lên.
breach-load-session-rpe = { $where }, { $day }: tải ghi { $load } AU, nhưng RPE { $rpe } × { $minutes } phút là { $right } AU.
breach-load-week = Tuần { $where }, { $day }: tải ghi { $load } AU, nhưng cộng các buổi lại được { $right } AU.
breach-load-target = Tuần { $where }, { $day }: { $load } AU trong khi mục tiêu là { $target } AU. Đúng ra chỉ được lệch trong khoảng { $percent }%.
breach-overload-weekly-cap = Tuần { $where }, { $day }: nhiều hơn tuần tăng tải liền trước (tuần { $other }) { $percent }%. Đúng ra tối đa { $most }%.
breach-deload-reduce = Tuần { $where }, { $day }: tuần giảm tải ít hơn tuần { $other } { $percent }%. Đúng ra phải ít hơn { $least }–{ $most }%.
breach-deload-frequency =
    Tuần { $where }, { $day }: tuần giảm tải { $sessions ->
        [0] không có buổi nào
       *[other] chỉ có { $sessions } buổi
    }, tuần { $other } có { $right } buổi. Tuần giảm tải giữ nguyên số buổi và tập nhẹ hơn, không bao giờ nghỉ hẳn.
breach-deload-kind = { $where }, { $day }: { $kind } ở tuần { $week }. Buổi giảm tải nằm trong tuần giảm tải, buổi đủ tải nằm ở các tuần khác.
breach-deload-every = Tuần { $where }, { $day }: { $weeks } tuần tăng tải liên tiếp. Sau { $most } tuần phải có một tuần giảm tải.
breach-deload-twice = Tuần { $where }, { $day }: hai tuần giảm tải liền nhau. Một tuần là đủ.
breach-taper-volume = { $where }, { $day }: 14 ngày trước { $race } ít hơn tuần tăng tải { $other } { $percent }%. Đúng ra phải ít hơn { $least }–{ $most }%.
breach-taper-growth = Tuần { $where }, { $day }: { $load } AU khi đang giảm tải cho { $race }, nhiều hơn { $before } AU của tuần { $other }. Giai đoạn taper không bao giờ tăng tải.
breach-taper-kind = { $where }, { $day }: { $kind } { $before } ngày trước { $race }. Từ 14 ngày trước giải chỉ còn các buổi taper.
breach-taper-new = { $where }, { $day }: { $exercise } là bài mới, lại nằm trong giai đoạn taper của { $race }. Bài mới phải làm quen từ sớm, không để đến lúc này.
breach-taper-rung = { $where }, { $day }: { $exercise } ở bậc { $rung } trong giai đoạn taper của { $race }; trước đó cao nhất là bậc { $known }. Lúc này không có gì được nặng hơn.
breach-rung-fall = { $where }, { $day }: { $exercise } tụt xuống bậc { $rung }, sau bậc { $before } ở buổi { $other }. Khi đang tăng tải, bậc chỉ giữ nguyên hoặc lên.
breach-rung-reps = { $where }, { $day }: { $exercise } { $reps } lần. Bậc này cần { $low }–{ $high } lần; chỉ buổi nhẹ hơn mới được ít hơn.
breach-rung-unknown = { $where }, { $day }: { $exercise } không có bậc { $rung-index } “{ $rung }” trên thang “{ $ladder }” với số lần và nhịp này.
breach-rung-gear = { $where }, { $day }: { $exercise } ở bậc “{ $rung }” cần dụng cụ bạn không có: { $gear }.
breach-session-empty = { $where }, { $day }: không có bài tập nào.
breach-session-twice = { $where }, { $day }: { $exercise } xuất hiện { $times } lần. Đúng ra chỉ một lần.
breach-session-minutes = { $where }, { $day }: { $minutes } phút. Đúng ra phải từ { $least } đến { $most } phút.
breach-session-fits = { $where }, { $day }: khởi động, các hiệp và thời gian nghỉ cần { $needs } phút, mà buổi tập chỉ có { $minutes } phút.
breach-session-tempo = { $where }, { $day }: “{ $tempo }” không phải là nhịp của { $exercise }. Đúng ra là số giây hạ, giữ và nâng, chẳng hạn 3-1-1.
breach-frequency-week = Tuần { $where }, { $day }: { $sessions } buổi. Bạn chỉ muốn tối đa { $most } buổi.
breach-frequency-build = Tuần bắt đầu { $day }: { $sessions } buổi tập sức mạnh. Đúng ra tối đa { $most } buổi.
breach-frequency-least = Tuần { $where }, { $day }: { $sessions } buổi, và { $given-up } buổi được ghi là phải bỏ. Giai đoạn này cần { $right } buổi; buổi nào mất phải được nói rõ.
breach-frequency-maintain = Tuần { $where }, { $day }: { $sessions } buổi, { $load } AU. Tuần giữ sức mạnh chỉ có tối đa { $most } buổi, và tải không hơn tuần tăng tải trước đó ({ $before } AU).
breach-horizon-long = Tuần { $where }, { $day }: tuần nhẹ xen giữa (thứ { $bridges } liên tiếp) sau { $weeks } tuần. Tuần nhẹ đến sau một chu kỳ ít nhất { $least } tuần, và không dài hơn phần các chu kỳ để lại.
breach-given-up-reasons = { $where }, { $day }: bị bỏ mà không nói lý do.
breach-effort-rpe = { $where }, { $day }: RPE { $rpe }. Giai đoạn này cần { $right }.
breach-effort-rir = { $where }, { $day }: chừa lại { $rir } lần. Ở đây chưa cần gần kiệt sức đến thế; đúng ra là { $right }.
breach-taper-effort = { $where }, { $day }: RPE { $rpe } trong giai đoạn taper, sau mức { $before } khi tăng tải. Taper giữ mức gắng sức, chỉ giảm khối lượng.
breach-ladder-step = { $where }, { $day }: { $exercise } nhảy từ bậc { $before } ở buổi { $other } lên bậc { $rung }. Đúng ra mỗi lần chỉ lên một bậc.
breach-overload-reps-first = { $where }, { $day }: { $exercise } lên bậc { $rung } khi mới { $reps } lần ở buổi { $other }. Phải đủ { $high } lần đã.
breach-overload-reps-step = { $where }, { $day }: { $exercise } từ { $before } lần ở buổi { $other } lên { $reps } lần. Đúng ra chỉ thêm tối đa { $most } lần.
breach-overload-band-order = { $where }, { $day }: { $exercise } bắt đầu bậc { $rung } với { $reps } lần. Bậc mới bắt đầu từ { $low } lần.
breach-session-order = { $where }, { $day }: { $exercise } đứng sau { $other }. Bài một chân nặng phải tập trước, bài thân người sau cùng.
breach-soreness-peak = { $where }, { $day }: { $exercise } xuất hiện khi chưa xong một tuần tăng tải nào. Bài này được đưa vào sau cùng.
    .last = { $where }, { $day }: { $exercise } xuất hiện sau { $last }, bài được đưa vào sau cùng.
breach-exercise-weekly = Tuần { $where }, { $day }: không có { $exercise } mà cũng không nói là để lại. Đúng ra ít nhất mỗi tuần một lần.
breach-volume-minimum =
    Tuần { $where }, { $day }: { $sets } hiệp cho { $muscle ->
        [glute-med] cơ mông nhỡ
        [glute-max] cơ mông lớn
       *[hip-flexors] cơ gập hông
    }. Muốn khỏe lên cần ít nhất { $least } hiệp mỗi tuần.
breach-identity-unique = { $where }: xuất hiện { $times } lần trong giáo án. Mỗi mã chỉ gọi tên một thứ.
breach-identity-form = { $where }, { $day }: không phải mã của một buổi tập. Đúng ra là số tuần đến giải cuối cùng và một số thứ tự, chẳng hạn w05-2.
breach-identity-week-index = Tuần { $where }, { $day }: sai thứ tự. Đúng ra là tuần { $right }.
breach-identity-monday = Tuần { $where }, { $day }: không bắt đầu vào thứ Hai.
breach-identity-week-gap = Tuần { $where }, { $day }: bắt đầu { $days } ngày sau tuần trước. Đúng ra là 7 ngày.
breach-identity-session-day = { $where }, { $day }: giờ bắt đầu lại rơi vào { $right-day }, theo múi giờ của giáo án.
breach-identity-session-week = { $where }, { $day }: không nằm trong tuần { $week } như đã ghi.
breach-identity-race-day = { $where }, { $day }: giờ xuất phát lại rơi vào { $right-day }, theo múi giờ của giáo án.
breach-identity-run-day = { $where }, { $day }: giờ bắt đầu lại rơi vào { $right-day }, theo múi giờ của giáo án.
breach-identity-order = { $where }, { $day }: đứng sau { $other } dù diễn ra trước.
breach-identity-zone = { $where }: “{ $zone }” không phải là múi giờ. Đúng ra là một tên như Asia/Ho_Chi_Minh.
breach-identity-instant = { $where }: không xác định được thời điểm { $instant }. Thời điểm cần độ lệch múi giờ như +07:00 và năm từ 1970 đến 2200.
breach-identity-figure = { $where }: { $figure } không phải là tải hay mức gắng sức.
breach-taper-calendar = { $day }, { $race }: hai tuần trước giải tập sức mạnh { $minutes } phút mỗi tuần, những tuần có tập trước đó là { $before } phút. Giai đoạn taper phải ít hơn.
breach-calendar-uid-missing = “{ $where }”: không có UID. Thiếu UID thì lịch không phân biệt được mục đã sửa với mục mới.
breach-calendar-uid-duplicate = “{ $where }”: { $times } mục dùng chung UID { $uid }. Chỉ các lần lặp của cùng một mục mới được dùng chung, mỗi lần có RECURRENCE-ID riêng.
breach-calendar-stamp-missing = “{ $where }”: không có DTSTAMP. Mục nào cũng cần.
breach-calendar-stamp-before-created = “{ $where }”: DTSTAMP sớm hơn CREATED. Đúng ra phải là lần sửa cuối, hoặc muộn hơn.
breach-calendar-modified-before-created = “{ $where }”: LAST-MODIFIED sớm hơn CREATED. Đúng ra phải bằng hoặc muộn hơn.
breach-calendar-sequence-negative = “{ $where }”: SEQUENCE là { $sequence }. Số này bắt đầu từ 0 và chỉ tăng.
breach-calendar-start-missing = “{ $where }”: không có DTSTART. Mục nào cũng cần thời điểm bắt đầu.
breach-calendar-end-before-start = “{ $where }”, { $day }: kết thúc trước khi bắt đầu.
breach-calendar-end-kind = “{ $where }”, { $day }: bắt đầu theo ngày mà kết thúc theo giờ, hoặc ngược lại. Cả hai phải là ngày, hoặc cả hai là giờ.

## Những gì người dùng gõ: ngày, giờ, tuần chạy, múi giờ, danh sách ngắn

error-date-unreadable = Không đọc được ngày “{ $text }”. Hãy viết 28/11, 28/11/2026 hoặc 2026-11-28: ngày đứng trước tháng.
    .right = Không đọc được ngày “{ $text }”. Có phải ý bạn là { $right }?
error-date-month = “{ $text }” có tháng { $month }, mà một năm chỉ có 12 tháng: ngày đứng trước, tháng đứng sau. { $right ->
    [none] Hãy viết ví dụ 28/11.
   *[other] Có phải ý bạn là { $right }?
}
error-date-impossible = Không có ngày “{ $text }”: { $month ->
    [2] { $year ->
        [none] tháng 2 không bao giờ có quá { $days } ngày.
       *[other] tháng 2 năm { $year } chỉ có { $days } ngày.
    }
   *[other] tháng { $month } chỉ có { $days } ngày.
} Có phải ý bạn là { $right }?
error-date-year = “{ $text }” xa quá: planner chỉ nhận các năm từ { $first-year } đến { $last-year }.
error-span-unreadable = “{ $text }” không phải là một khoảng ngày. Hãy viết TỪ..ĐẾN, ví dụ 20/12..05/01.
error-span-backwards = “{ $text }” kết thúc trước khi bắt đầu. Có phải ý bạn là { $right }?
error-time-unreadable = “{ $text }” không phải là giờ trong ngày. Hãy viết ví dụ 05:30 hoặc 18h.
error-time-impossible = Đồng hồ không có giờ “{ $text }”. Giờ trong ngày đi từ 00:00 đến 23:59.
error-hours-unreadable = “{ $text }” không phải là một khung giờ. Hãy viết ví dụ 18:00-21:00.
error-hours-backwards = Khung giờ “{ $text }” kết thúc trước khi bắt đầu. Có phải ý bạn là { $right }? Khung giờ qua nửa đêm thì viết thành hai.
error-weekdays-empty = Chưa có ngày nào trong tuần. Hãy viết ví dụ t2,t4.
error-weekday-unknown = “{ $text }” không phải là một ngày trong tuần. { $close ->
    [0] Hãy viết t2, t3, t4, t5, t6, t7, cn, hoặc { $known }.
   *[other] Có phải ý bạn là { $near }?
}
error-week-unreadable = “{ $text }” không phải là một tuần chạy. Hãy viết thứ=loại, ví dụ t3=biến tốc,cn=chạy dài, hoặc thêm giờ và số phút: t3@05:30=biến tốc/60.
error-week-too-many = { $count } buổi chạy một tuần là quá nhiều; planner nhận tối đa { $most }.
error-run-kind-unknown = “{ $text }” không phải là một loại buổi chạy. { $close ->
    [0] Các loại là { $known }.
   *[other] Có phải ý bạn là { $near }?
}
error-run-minutes = “{ $text }” trong “{ $run }” không phải là thời lượng buổi chạy. Hãy viết số phút từ 1 đến 1440, ví dụ t3=biến tốc/60.
error-zone-unknown = “{ $text }” không phải là tên múi giờ. { $close ->
    [0] Hãy viết tên IANA, ví dụ Asia/Ho_Chi_Minh.
   *[other] Có phải ý bạn là { $near }?
}
error-level-unknown = “{ $text }” không phải là một trình độ. { $close ->
    [0] Các trình độ là { $known }.
   *[other] Có phải ý bạn là { $near }?
}
error-gear-unknown = “{ $text }” không có trong danh sách dụng cụ. { $close ->
    [0] Danh sách gồm { $known }, hoặc none nếu không có gì.
   *[other] Có phải ý bạn là { $near }?
}
error-away-unknown = “{ $text }” không phải là một lý do nghỉ. { $close ->
    [0] Các lý do là { $known }; không ghi lý do cũng được.
   *[other] Có phải ý bạn là { $near }?
}
error-block-past = { $first-day } đến { $last-day } đã qua: chỉ chặn được từ { $today } trở đi. Buổi đã bỏ thì ghi bằng “planner log BUỔI missed”.
error-block-beyond = { $first-day } đến { $last-day } nằm sau giải cuối của giáo án này, { $race } ngày { $day }: ở đó không có buổi nào để chặn. Ngày đã qua thì không chặn được; buổi đã bỏ thì ghi bằng “planner log BUỔI missed”.
error-unblock-none = Từ { DAY($first-day, style: "short") } đến { DAY($last-day, style: "short") } không có ngày bận nào còn ở phía trước.
error-policy-unknown = “{ $text }” không phải là một cách xếp ngày tập. { $close ->
    [0] Các cách là { $known }.
   *[other] Có phải ý bạn là { $near }?
}
error-language-unknown = planner chưa nói được ngôn ngữ “{ $text }”. { $close ->
    [0] Các ngôn ngữ hiện có: { $known }.
   *[other] Có phải ý bạn là { $near }?
}

## Giải chạy, theo cách người dùng gọi

error-race-unreadable = “{ $text }” không phải là một giải chạy. Hãy viết tên, ngày, hoặc TÊN@NGÀY, ví dụ hue, 27/12 hoặc hue@27/12.
error-race-unknown = Không có giải nào tên “{ $text }”. { $close ->
    [0] planner biết các giải { $known }; giải riêng của bạn thì viết TÊN@NGÀY.
   *[other] Có phải ý bạn là { $near }?
}
error-race-year = { $name } ngày { $day } không phải kỳ của năm { $edition-year }. Hãy viết ngày kèm năm: { $race-id }@NGÀY.
error-race-past = { $name }, { $day }, đã qua: hôm nay là { $today }. Hãy viết một ngày sắp tới, ví dụ { $right }.
    .race-day = { $race } đã diễn ra { $race-day }, trước khi giáo án bắt đầu ({ $day }). Hãy chọn một giải còn ở phía trước.
error-day-past = { $day } đã qua: hôm nay là { $today }. Hãy viết một ngày sắp tới, ví dụ { $right }.
error-race-date-needed = { $name } chưa công bố giải nào sau { $day }, và planner không tự đặt ra ngày. Hãy viết { $race-id }@NGÀY, ví dụ { $race-id }@28/02/2027.
error-race-window-needed = { $name } chưa công bố thời gian nào sau { $day }, và planner không tự đặt ra ngày. Hãy viết { $race-id }@TỪ..ĐẾN, hoặc { $race-id }@NGÀY cho ngày bạn tự chọn.
error-race-not-virtual = { $name } chỉ chạy trong một ngày, còn “{ $text }” là một khoảng ngày. Hãy viết { $race-id }@NGÀY.
error-race-outside-window = { $day } trong “{ $text }” nằm ngoài thời gian của giải, từ { $first-day } đến { $last-day }. Hãy chọn một ngày trong khoảng đó.
error-races-same-day = { $name } và { $other-name } cùng vào { $day }. Hãy bỏ bớt một giải, hoặc so sánh hai giải bằng planner compare.
error-race-twice = { $name } được nêu hai lần, { DAY($first-day, style: "short") } và { DAY($last-day, style: "short") }. Hãy bỏ bớt một lần.
error-race-far = Giải ngày { $day } còn { $weeks } tuần nữa mới đến, mà một giáo án dài nhất { $most } tuần. Hãy bắt đầu muộn hơn bằng --start { $right }, hoặc chọn một giải trước đó.
error-distance-not-offered = { $name } không có cự ly { $distance-km } km. Các cự ly là { $offered } km.
error-distance-impossible = “{ $text }” không phải là cự ly. Hãy viết số kilômét lớn hơn 0 và không quá { $most }, ví dụ --distance 21.
note-year-taken = Bạn không ghi năm: planner lấy { $day }.
note-years-taken = Bạn không ghi năm: planner lấy từ { $first-day } đến { $last-day }.
note-expected-edition = { $name }, { $day }, là dự kiến, chưa công bố. Khi có ngày chính thức, hãy viết { $race-id }@NGÀY.
note-edition-not-announced = planner chưa thấy công bố về { $name }, { $day }: giải được ghi là tạm thời cho đến khi bạn đăng ký.
note-night-of = Giải xuất phát sau nửa đêm: đêm { $evening-day }, ngày chạy là { $gun-day }.
note-same-night = { $gun-day } được hiểu là ngày xuất phát, sau nửa đêm: bạn ra khỏi nhà từ tối { $evening-day }.
note-gun-midnight = 24:00 { $evening-day } là nửa đêm: xuất phát lúc 00:00 { $gun-day }.
note-gun-first = Chưa biết giờ xuất phát của cự ly { $distance-km } km; { $gun } là giờ xuất phát đầu tiên của giải.
note-gun-carried = Giờ xuất phát { $gun } là của giải năm { $edition-year }, cự ly { $distance-km } km: hãy kiểm tra lại khi có lịch chính thức.
note-gun-assumed = Chưa biết giờ xuất phát: tạm lấy { $gun }. Hãy viết giờ sau ngày, ví dụ 28/11 { $gun }.
note-road-closes = Đường đóng lúc { $gun } đối với cự ly { $distance-km } km.
note-distance-assumed = Bạn không ghi cự ly: tạm lấy { $distance-km } km. { $offered ->
    [none] Chọn cự ly khác bằng --distance.
   *[other] Chọn trong { $offered } km bằng --distance.
}
note-virtual-day = Ngày chạy của bạn tạm đặt là { $day }, ngày cuối của khoảng bắt đầu từ { $first-day }. Ngày nào trong khoảng đó cũng được: hãy viết TÊN@TỪ..ĐẾN@NGÀY.
note-own-race = planner không biết giải { $name }: coi đây là giải riêng của bạn, { $day }.
note-race-that-day = { $name } diễn ra vào ngày đó. Nếu đúng là giải này, hãy viết { $race-id }: khi đó sẽ có giờ xuất phát.
note-race-past = { $name }, { $day }, đã qua nên được bỏ ra.
note-day-past = Giải ngày { $day } đã qua nên được bỏ ra.

## Các tệp của người chạy

error-file-missing = Không có tệp { $file }. { $close ->
    [0] Hãy kiểm tra tên và thư mục.
   *[other] Có phải ý bạn là { $near }?
}
error-file-not-a-file = { $file } không phải là tệp. Hãy ghi tên một tệp .toml hoặc .json.
error-file-unreadable = Không đọc được { $file }. Hãy kiểm tra tên và quyền đọc.
error-file-too-large = { $file } lớn hơn { $most-kb } kB. Tệp do người viết nhỏ hơn nhiều: hãy kiểm tra xem có đúng tệp không.
error-file-not-utf8 = { $where } không phải là văn bản UTF-8. Hãy lưu tệp dưới dạng UTF-8.
error-file-line-too-long = { $where } dài hơn { $most } ký tự. Hãy ngắt dòng.
error-file-too-deep = { $file } lồng nhau quá sâu. Hãy để các bảng phẳng hơn.
what-is-not-toml =
    { $fault ->
        [end] tệp hết khi danh sách, bảng hoặc đoạn chữ chưa đóng
        [equals] sau tên mục phải có dấu “=” và giá trị
        [array] danh sách mở bằng “[” mà chưa đóng bằng “]”
        [table] bảng mở bằng ngoặc nhọn mà chưa đóng
        [string] đoạn chữ chưa có dấu ngoặc kép đóng
        [bracket] tiêu đề chưa có dấu “]” đóng
        [rest] sau giá trị còn thừa chữ: mỗi dòng chỉ có một mục và giá trị của nó
        [twice] cùng một mục hoặc tiêu đề được ghi hai lần
        [value] đây không phải giá trị: chữ phải nằm trong dấu ngoặc kép
        [key] mỗi dòng bắt đầu bằng tên mục, tiêu đề trong ngoặc vuông hoặc dấu #
        [character] có ký tự không được đứng ở đó
        [escape] sau dấu gạch chéo ngược là thứ TOML không biết: hãy viết hai dấu, hoặc dùng 'dấu nháy đơn'
        [date] không có ngày này trên lịch
       *[other] { $what }
    }
error-file-syntax = { $where } không đúng cú pháp { $form }: { what-is-not-toml }.
error-field-unknown = { $where }: không có mục “{ $field }”. { $close ->
    [0] Các mục là { $known }.
   *[other] Có phải ý bạn là { $near }?
}
error-field-missing = { $where }: thiếu mục “{ $name }”. Hãy thêm vào.
error-field-value = { $where }: mục “{ $field }” không thể là “{ $got }”. { $close ->
    [0] Viết đúng sẽ là: { $right }.
   *[other] Có phải ý bạn là { $near }? Viết đúng sẽ là: { $right }.
}
error-field-backwards = { $where }: mục “{ $field }” kết thúc trước khi bắt đầu ({ $got }). Có phải ý bạn là { $right }?
error-field-too-many = { $where }: mục “{ $field }” có { $count } phần; planner nhận tối đa { $most }.
error-days-none = Không còn ngày nào để xếp buổi tập. Hãy ghi ít nhất một ngày trong tuần, ví dụ t2,t4.
error-hours-none = Không còn giờ nào để xếp buổi tập. Hãy ghi ít nhất một khung giờ, ví dụ 18:00-21:00.
error-days-outside = Các ngày ưa thích ({ $preferred-weekdays }) không có ngày nào thuộc các ngày tập được ({ $weekdays }). Hãy lấy một trong các ngày tập được, hoặc bỏ phần ưa thích.
error-hours-outside = Giờ ưa thích ({ $preferred }) nằm ngoài giờ tập được ({ $hours }). Hãy lấy giờ nằm trong đó, hoặc bỏ phần ưa thích.
error-hours-too-short = Khung giờ dài nhất chỉ có { $longest } phút, mà một buổi tập cần { $minutes } phút. Hãy nới khung giờ, hoặc rút ngắn buổi tập.
error-field-days-none = { $where }, mục “{ $field }”: { error-days-none }
error-field-hours-none = { $where }, mục “{ $field }”: { error-hours-none }
error-field-days-outside = { $where }, mục “{ $field }”: { error-days-outside }
error-field-hours-outside = { $where }, mục “{ $field }”: { error-hours-outside }
error-field-hours-too-short = { $where }, mục “{ $field }”: { error-hours-too-short }

## Kho lưu

error-store-address = { $address } không phải là địa chỉ của một kho. Hãy cho một tệp, sqlite:///TỆP hoặc postgresql://NGƯỜI-DÙNG@MÁY/CƠ-SỞ-DỮ-LIỆU.
error-store-driver = Muốn dùng PostgreSQL thì cần thêm một gói. Cài bằng lệnh: { $command }
error-store-none = Không có kho nào ở { $place }, và cũng không tạo kho mới. Hãy kiểm tra địa chỉ: --store, PLANNER_STORE hoặc nơi đã ghi.
error-store-database = Máy chủ của { $place } đang chạy nhưng không có cơ sở dữ liệu này. Hãy kiểm tra tên, hoặc tạo trước: createdb { $name }
error-store-unopenable = Không mở hay tạo được kho { $place }. Hãy xem thư mục có đó không và bạn có quyền ghi vào không, hoặc chọn chỗ khác bằng --store.
error-store-readonly = Kho { $place } chỉ đọc được, không ghi được. Chưa có gì thay đổi: hãy cấp quyền ghi, hoặc chọn chỗ khác bằng --store.
error-store-full = Hết chỗ cho kho { $place }. Không có gì bị ghi dở: hãy dọn bớt rồi thử lại.
error-store-disk = Ổ đĩa không đọc hoặc ghi được điều kho { $place } cần. Không có gì bị ghi dở: hãy kiểm tra ổ đĩa và hạn mức của nó rồi thử lại.
error-store-busy = Có chương trình khác đang ghi vào kho { $place } quá lâu. Chưa có gì thay đổi: lát nữa hãy thử lại.
error-store-damaged = Kho { $place } bị hỏng. Hãy để nguyên, xem bằng lệnh “planner store check”, rồi khôi phục bản sao lưu gần nhất.
error-store-not-a-store = { $place } không phải là kho của planner nên không bị đụng đến. Hãy chọn chỗ khác bằng --store.
error-store-newer = Kho { $place } do một bản planner mới hơn ghi (dạng { $found }, bản này chỉ biết đến { $known }). Hãy cập nhật planner rồi thử lại.
error-store-login = Cơ sở dữ liệu của { $place } không cho bạn vào. Hãy kiểm tra tên người dùng, mật khẩu và tên cơ sở dữ liệu.
error-store-unreachable = Cơ sở dữ liệu của { $place } không trả lời. Hãy xem nó có đang chạy không và địa chỉ có đúng không.
error-store-refused = Kho { $place } không làm được việc đó ({ $detail }). Chưa có gì thay đổi.
error-store-plan-exists = Giáo án { $plan } đã được lưu, với nội dung khác. Hãy sửa bằng “planner adapt”, hoặc xóa trước bằng “planner forget”.
error-store-conflict = Trong lúc đó có người khác đã sửa giáo án { $plan }. Phần của bạn chưa được ghi: hãy xem giáo án bây giờ ra sao rồi thử lại.
error-store-plan-unknown = Ở đây không có giáo án nào tên { $plan }. { $close ->
    [0] Lệnh “planner plans” cho xem những giáo án đang có.
   *[other] Ý bạn là { $near }?
}
error-store-revision-unknown = Giáo án { $plan } không có bản thứ { $revision }.
error-store-person-unknown = Ở đây không ai tên { $person } có giáo án. Lệnh “planner plans” cho xem ai đang có.
error-store-feed-unknown = Không có liên kết này, hoặc nó không còn dùng được. Lệnh “planner feed list” cho xem những liên kết còn dùng được.
error-store-backup-exists = { $place } đã có rồi. Sao lưu không ghi đè lên gì cả: hãy chọn tên khác.
error-store-not-empty = Kho { $place } đã chứa dữ liệu. Hãy chép vào một kho trống.
error-store-copy-differs = Bản chép ở { $place } không giống với những gì đã đọc. Đừng dùng nó: hãy kiểm tra ổ đĩa rồi chép vào một kho mới.
note-store-integrity = Chính tệp này bị hỏng. Hãy khôi phục bản sao lưu gần nhất.
note-store-dangling = { $count } dòng trong { $table } không còn thuộc về đâu.
note-store-document = Bản thứ { $revision } của giáo án { $plan } không còn đúng như lúc được ghi.
note-store-mark = Không đọc được ghi nhận của buổi { $session } trong giáo án { $plan }.
note-store-edition = Không đọc được những gì một lịch của giáo án { $plan } đã cho xem, nên lịch ấy giữ nguyên như cũ.
note-store-orphans = { $count } buổi đã ghi nhật ký không còn trong giáo án { $plan }, nên ghi nhận của chúng không được tính.
note-store-revision-lost = Bản mới nhất của giáo án { $plan } không còn đó.
note-store-exposed = Người dùng khác trên máy này đọc được { $place }. Hãy bỏ quyền đó: chmod 600.
note-store-wal-reset = SQLite { $version } có một lỗi hiếm gặp khi nhiều tiến trình cùng ghi một lúc (đã sửa từ 3.51.3, 3.50.7 và 3.44.6). Mỗi lúc một tiến trình thì an toàn; nếu cần nhiều, hãy cập nhật SQLite hoặc dùng PostgreSQL.

## Lịch chạy của chính người chạy (planner/runs)

error-runs-no-file = Không có lịch nào ở { $path }. Hãy kiểm tra tên tệp, hoặc đưa địa chỉ (https://…), hoặc một tuần chạy như tue=quality,sun=long.
error-runs-no-regular-file = { $path } không phải là tệp thường nên không được đọc làm lịch. Hãy chỉ ra một tệp .ics.
error-runs-unreadable-file = Không đọc được { $path }. Hãy kiểm tra xem bạn có quyền đọc không.
error-runs-not-a-calendar = { $source } không chứa lịch nào. Cần chính tệp .ics hoặc địa chỉ của lịch, không phải trang web nói về lịch đó.
error-runs-too-big = { $source } nặng hơn { $limit } MB; không lịch chạy nào nặng như vậy. Hãy xuất một khoảng ngắn hơn.
error-runs-too-long = { $source } có hơn { $limit } dòng; không lịch chạy nào dài như vậy. Hãy xuất một khoảng ngắn hơn.
error-runs-too-deep = { $source } lồng các phần sâu hơn { $limit } lớp, không chương trình lịch nào làm thế. Tệp không được đọc.
error-runs-too-many-events = { $source } có hơn { $limit } mục. Hãy xuất một khoảng ngắn hơn.
error-runs-too-many-sources = { $count } lịch cùng lúc là quá nhiều; planner đọc tối đa { $limit }.
error-runs-scheme = Lịch chỉ được tải từ địa chỉ https://, http:// và webcal://, không từ { $scheme }.
error-runs-bad-address = Đây không phải là địa chỉ web có thể hỏi lịch. Địa chỉ nên có dạng https://example.com/runs.ics.
error-runs-port = Lịch chỉ được tải từ cổng 80 và 443, không từ cổng { NUMBER($port, useGrouping: "false") }.
error-runs-credentials = Địa chỉ có kèm tên đăng nhập hoặc mật khẩu. Hãy dùng đường dẫn bí mật của lịch, vốn không cần hai thứ đó.
error-runs-private-address = { $host } nằm trong mạng riêng hoặc mạng dành riêng nên không được hỏi. Hãy lưu lịch thành tệp rồi chỉ ra tệp đó.
error-runs-too-slow = { $host } không gửi xong lịch trong { $seconds } giây. Hãy thử lại sau, hoặc lưu lịch thành tệp.
error-runs-unreachable = Không kết nối được với { $host }, hoặc kết nối bị đứt giữa chừng. Hãy kiểm tra địa chỉ và mạng, hoặc lưu lịch thành tệp.
error-runs-redirects = { $host } chuyển tiếp từ địa chỉ này sang địa chỉ khác hơn { $most } lần. Hãy dùng thẳng địa chỉ cuối cùng.
error-runs-sent-on = { $host } trả lời { $status }: nó chuyển sang một địa chỉ khác. Hãy dùng thẳng địa chỉ ấy; nhiều phần mềm lịch không đi theo.
error-runs-server-fails = { $host } trả lời { $status }: chính máy chủ đang gặp trục trặc, đường dẫn có thể vẫn đúng. Lúc khác hãy thử lại.
error-runs-refused-by-server = { $host } trả lời { $status } thay vì gửi lịch. Có thể đường dẫn đã đổi hoặc bị thu hồi; hãy chép lại đường dẫn.
note-runs-assumed = Không có gì cho biết bạn chạy khi nào, nên giáo án giả định một tuần thường gặp, lúc { $clock }: { $quality-weekday ->
        [none] không có buổi biến tốc
       *[other] biến tốc vào { $quality-weekday }
    }, { $long-weekday ->
        [none] không có buổi chạy dài
       *[other] chạy dài vào { $long-weekday }
    }, { $easy-weekday ->
        [none] không có buổi chạy nhẹ
       *[other] chạy nhẹ vào { $easy-weekday }
    }. Hãy cho biết tuần chạy của bạn bằng --runs: một tệp lịch, hoặc tue=quality,sun=long.
note-runs-assumed-beyond = Lịch chỉ có các buổi chạy đến { $reach-day } và chưa cho thấy tuần nào lặp lại. Sau đó giáo án giả định một tuần thường gặp, lúc { $clock }: { $quality-weekday ->
        [none] không có buổi biến tốc
       *[other] biến tốc vào { $quality-weekday }
    }, { $long-weekday ->
        [none] không có buổi chạy dài
       *[other] chạy dài vào { $long-weekday }
    }, { $easy-weekday ->
        [none] không có buổi chạy nhẹ
       *[other] chạy nhẹ vào { $easy-weekday }
    }. Hãy cho biết tuần chạy của bạn bằng --runs: một tệp lịch, hoặc tue=quality,sun=long.
note-runs-filled-around = Các lịch không cho thấy buổi chạy đều nào, nên tuần bạn cho được áp dụng từ ngày đầu.
note-runs-seen-once = Buổi chạy vào { $weekday } mới thấy một lần, chưa thành thói quen, nên không được kéo dài tiếp.
note-runs-away = “{ $title }” có vẻ là những ngày đi vắng, từ { $first-day } đến { $last-day }. Nếu lúc đó không tập được, hãy lập giáo án với --block { $span }.
note-runs-filled = Buổi chạy cuối cùng trong lịch là { $reach-day }. Những ngày sau đó theo tuần chạy bạn đã cho.
note-runs-continued = { $days ->
        [0] Lịch chỉ đến hôm nay
       *[other] Lịch chỉ có trước { $days } ngày
    }, đến { $reach-day }. Sau đó tuần chạy thấy trong lịch được kéo dài tiếp: { $quality-weekday ->
        [none] không có buổi biến tốc
       *[other] biến tốc vào { $quality-weekday }
    }, { $long-weekday ->
        [none] không có buổi chạy dài
       *[other] chạy dài vào { $long-weekday }
    }, { $easy-weekday ->
        [none] không có buổi chạy nhẹ
       *[other] chạy nhẹ vào { $easy-weekday }
    }, { $strength-weekday ->
        [none] không có buổi sức mạnh
       *[other] tập sức mạnh vào { $strength-weekday }
    }. Hãy lập lại giáo án khi lịch có thêm ngày.
note-runs-continued-from-past = Buổi chạy cuối cùng trong lịch là { $reach-day }. Tuần chạy thấy trong lịch được kéo dài tiếp: { $quality-weekday ->
        [none] không có buổi biến tốc
       *[other] biến tốc vào { $quality-weekday }
    }, { $long-weekday ->
        [none] không có buổi chạy dài
       *[other] chạy dài vào { $long-weekday }
    }, { $easy-weekday ->
        [none] không có buổi chạy nhẹ
       *[other] chạy nhẹ vào { $easy-weekday }
    }, { $strength-weekday ->
        [none] không có buổi sức mạnh
       *[other] tập sức mạnh vào { $strength-weekday }
    }.
note-runs-none-found = Không thấy buổi chạy nào trong { $source } cho những tuần này. Lệnh “planner runs” cho biết mỗi mục được hiểu là gì.
note-runs-own-sessions = { $source } có { $count } buổi của một giáo án do planner lập; các buổi đó được xếp lại từ đầu, không coi là lịch có sẵn.
note-runs-hours-assumed = { $source } không ghi giờ cho { $count } buổi chạy; giáo án lấy giờ bạn thường chạy, hoặc 05:30 nếu chưa biết.
note-runs-stale-copy = Hôm nay không tải được { $source }. Bản lưu { $since-day }, lúc { $clock }, được dùng thay.
note-runs-stale-copy-no-calendar = Hôm nay { $source } gửi thứ không phải là lịch, ví dụ một trang web đòi đăng nhập. Bản lưu { $since-day }, lúc { $clock }, được dùng thay; nếu còn như vậy, hãy lấy lại liên kết.
note-runs-recent-copy = { $source } mới được tải chưa đến một giờ, { $since-day }, lúc { $clock }; bản đó được dùng. Muốn tải lại: “planner runs --fresh”.
note-runs-no-start = { $source }: { $count } mục không có ngày đọc được nên bị bỏ qua. Mục đầu tiên là “{ $title }”, dòng { $line }.
note-runs-end-before-start = { $source }: { $count } mục kết thúc trước khi bắt đầu; giờ kết thúc không được dùng. Mục đầu tiên là “{ $title }”, dòng { $line }.
note-runs-cut-off = { $source } đứt giữa chừng ở “{ $title }”, dòng { $line }; có thể tệp chưa tải đủ.
note-runs-zone-unknown = { $source }: không rõ múi giờ “{ $what }”, nên giờ của { $count } mục được hiểu theo giờ của bạn. Mục đầu tiên là “{ $title }”, dòng { $line }.
note-runs-rule-refused = { $source }: { $count } mục có cách lặp lại không theo được; chỉ ngày đầu tiên được tính. Mục đầu tiên là “{ $title }” ({ $what }), dòng { $line }.
note-runs-rule-given-up = { $source }: { $count } mục có cách lặp lại tính quá lâu; chỉ ngày đầu tiên được tính. Mục đầu tiên là “{ $title }” ({ $what }), dòng { $line }.
note-runs-date-unreadable = { $source }: có { $count } ngày giờ không đọc được. Chỗ đầu tiên là “{ $what }” trong “{ $title }”, dòng { $line }.
note-runs-capped = { $source } có nhiều ngày hơn mức planner đọc ({ $what }); những ngày sau “{ $title }”, dòng { $line }, bị bỏ qua.
reason-runs-title = Tên mục có “{ $phrase }”.
reason-runs-denied = Tên mục phủ định “{ $phrase }”.
reason-runs-plain = Tên mục chỉ có “{ $phrase }”, và không phải buổi dài nhất tuần: một buổi chạy nhẹ.
reason-runs-plain-distance = Tên mục chỉ có quãng đường, và không phải buổi dài nhất tuần: một buổi chạy nhẹ.
reason-runs-category = Mục thuộc loại “{ $phrase }”.
reason-runs-feed-code = Chính lịch tập gọi buổi này là “{ $phrase }”.
reason-runs-feed-distance = Lịch tập ghi quãng đường cho mục này.
reason-runs-override = Theo quy tắc riêng của bạn cho “{ $pattern }”.
reason-runs-longest = Buổi chạy dài nhất tuần, { $minutes } phút, tức không dưới { $least } phút.
reason-runs-longest-by-far = Buổi chạy dài nhất tuần: { $minutes } phút, hơn buổi kế tiếp ({ $next } phút) ít nhất { $percent }%.
reason-runs-busy = Không có gì nói đến chạy bộ; khoảng giờ này coi như bận.
reason-runs-all-day = Không có gì nói đến chạy bộ, cũng không có giờ.
reason-runs-free = Mục này để trống thời gian.
reason-runs-no-length = Mục này không có độ dài nên không chiếm giờ nào.
reason-runs-cancelled = Mục này đã bị hủy.
reason-runs-away = Những ngày đi vắng, từ { $first-day } đến { $last-day }: “{ $phrase }”. Muốn để trống những ngày này thì bạn hãy chặn chúng.
reason-runs-by-pattern = Theo tuần chạy bạn đã cho.
reason-runs-by-continued = Lịch dừng trước ngày này: tuần thấy trong lịch được kéo dài tiếp.
reason-runs-by-assumed = Không có gì nói về ngày này: giả định theo một tuần thường gặp.

## Các tệp mẫu: bài tập, khuôn giáo án, giải, câu chữ

error-exercise-unknown = Không có bài tập nào tên là “{ $name }”. Các bài tập là { $known }.
error-phrases-unknown = Chưa có câu chữ cho ngôn ngữ “{ $name }”. Các ngôn ngữ đang có là { $known }.
error-figures-unknown = Không có hình vẽ của “{ $name }”. Đang có hình của { $known }.
error-pages-unknown = Không có trang nào tên là “{ $name }”. Các trang là { $known }.
error-template-faults = { $file } có { $count } lỗi{ $told ->
    [8] , trong đó { $told } lỗi đầu là:
   *[other] :
}
error-template-syntax = { $where } không đúng cú pháp TOML: { what-is-not-toml }.
error-template-encoding = { $where } không phải là văn bản UTF-8 kể từ byte { $byte }. Hãy lưu tệp dưới dạng UTF-8.
error-template-phrase-syntax = { $where }: “{ $id }” không đúng cú pháp Fluent ở dòng { $line } ({ $what }). Hãy viết id = câu chữ, đóng đủ ngoặc nhọn và thụt vào các dòng bên dưới.
error-template-phrase-missing = { $where }: thiếu câu “{ $id }”. Hãy dịch câu ở { $example } rồi thêm vào.
error-template-phrase-extra = { $where }: tiếng Anh không có câu “{ $id }”. Hãy bỏ đi, hoặc thêm cả vào en.ftl.
error-template-missing = { $where }: thiếu mục “{ $field }”. Hãy thêm vào.
error-template-unknown-key = { $where }: ở đây không có mục “{ $key }”. Các mục là { $known }.
error-template-not-allowed = { $where }: { $path } không thể là “{ $got }”. Viết đúng sẽ là một trong { $allowed }.
error-template-pattern = { $where }: { $path } không thể là “{ $got }”. { $form ->
    [tempo] Hãy viết số giây hạ xuống, giữ và nâng lên, ví dụ 3-1-1.
    [name] Hãy viết chữ thường không dấu, chữ số và gạch nối, ví dụ red-ankle.
    [language] Hãy viết mã ngôn ngữ hai hoặc ba chữ cái, ví dụ vi.
   *[other] Phải có dạng { $pattern }.
}
error-template-out-of-bounds =
    { $where }: { $path } không thể là “{ $got }”. Phải { $bound ->
        [above] lớn hơn { $limit }
        [least] từ { $limit } trở lên
        [below] nhỏ hơn { $limit }
        [most] từ { $limit } trở xuống
        [longest] không dài hơn { $limit }
       *[shortest] không ngắn hơn { $limit }
    }.
error-template-wrong-type =
    { $where }: { $path } không thể là “{ $got }”. Phải là { $expected ->
        [whole] số nguyên
        [number] số
        [list] danh sách
        [table] bảng
        [bool] true hoặc false
        [day] ngày, ví dụ 2026-11-28
        [instant] ngày, giờ và độ lệch múi giờ, ví dụ 2026-11-28T05:00:00+07:00
        [time] giờ, ví dụ 05:30
       *[text] văn bản trong dấu ngoặc kép
    }.
error-template-refused = { $where }: { $path } không thể để như vậy: { $what }.
error-template-id-not-file = { $where }: id là “{ $id }” mà tên tệp là “{ $name }”. Hãy đặt hai tên giống nhau.
error-template-id-twice = { $where }: id “{ $id }” được dùng hai lần. Hãy đặt cho mỗi thứ một id riêng.
error-template-language-missing = { $where }: { $path } chưa có bản tiếng “{ $language }”. Hãy thêm vào; ngôn ngữ nào cũng phải đủ mọi câu.
error-template-main-first = { $where }: thang đầu tiên chính là bài tập. Id của nó phải là “main”.
error-template-last-without-gear = { $where }: thang cuối dành cho người không có dụng cụ nào, nên cần ít nhất { $least } bậc không dùng dụng cụ; hiện có { $count }.
error-template-ladder-short = { $where }: thang “{ $ladder }” có { $count } bậc. Cần ít nhất { $least } bậc.
error-template-weeks-crossed = { $where }: số tuần ít nhất ({ $least }) lại lớn hơn số tuần nhiều nhất ({ $most }).
error-template-reps-crossed = { $where }: reps_low ({ $low }) lớn hơn reps_high ({ $high }).
error-template-gear-without-field = { $where }: bậc dùng { CODE($gear) } phải có mục “{ $field }”.
error-template-field-without-gear = { $where }: mục “{ $field }” chỉ có nghĩa khi trong dụng cụ có { CODE($gear) }.
error-template-colour-falls = { $where }: dây lùi từ màu { CODE($before) } về { CODE($got) }. Màu chỉ được lên: { $order }.
error-template-weight-falls = { $where }: tạ giảm từ { $before } kg xuống { $got } kg. Dọc theo thang, tạ chỉ tăng.
error-template-reps-not-reset = { $where }: { $field } tăng ở bậc này nên số lần lặp phải bắt đầu lại từ { $reset } trở xuống, không phải { $got }.
error-template-place-falls = { $where }: “{ CODE($got) }” dễ hơn “{ CODE($before) }” ở bậc trước mà không có gì khác nặng hơn.
error-template-counts-a-side = { $where }: bước tiến rồi lùi ({ CODE($counts) }) là của cả hai chân. Hãy ghi per_side = false.
error-template-height-turns = { $where }: hộp đổi từ { $before } cm sang { $got } cm, ngược chiều từ trước đến giờ. Dọc theo thang, hộp chỉ thấp dần hoặc chỉ cao dần.
error-template-zone-unknown = { $where }: { $path } không thể là “{ $got }”: không có múi giờ nào như vậy. Có phải ý bạn là { $near }?
error-template-km-unknown = { $where }: { $path } là { $km } km, không phải cự ly nào của giải. Viết đúng sẽ là một trong { $known }, hoặc thêm cự ly này vào distances_km.
error-template-km-twice = { $where }: { $path } là { $km } km, cự ly này đã nêu ở trên. Mỗi cự ly chỉ có một giờ.
error-template-editions-order = { $where }: lần tổ chức { CODE($got) } đứng sau lần { CODE($before) }. Hãy xếp lần cũ nhất lên đầu, mỗi ngày một lần.
error-template-window-missing = { $where }: giải chạy ảo nên lần nào cũng cần mục “{ $field }”. Hãy thêm vào, ví dụ { $field } = 2026-12-01T00:00:00.
error-template-window-not-virtual = { $where }: chỉ giải chạy ảo mới có mục “{ $field }”. Hãy bỏ đi, hoặc ghi virtual = true.
error-template-window-offset = { $where }: { $path } là giờ của { $zone }. Hãy viết không kèm độ lệch múi giờ, ví dụ 2026-12-01T00:00:00.
error-template-window-day = { $where }: { $path } không thể là { CODE($got) }. Đó phải là ngày đóng giải, { CODE($right) }.
error-template-window-backwards = { $where }: giải đóng ({ $got }) trước khi mở ({ $opens }).
error-template-expected-day = { $where }: không phải năm nào tháng { $month } cũng có ngày { $got }. Hãy viết { $days } trở xuống.
error-template-guns-of = { $where }: { $path } không thể là { CODE($got) }: { $editions ->
    [0] tệp này chưa có lần tổ chức nào. Hãy bỏ mục này đi.
   *[other] không có lần tổ chức nào vào ngày đó. Viết đúng sẽ là một trong { CODE($known) }.
}
error-template-race-name-taken = { $where }: “{ $got }” đã là tên của { $other }. Mỗi tên chỉ một giải: hãy bỏ tên này ở một trong hai.

## Dòng lệnh: trợ giúp

ui-help-planner = Chuẩn bị hông khỏe cho ngày chạy giải: các buổi tập sức mạnh ngắn, xếp quanh những buổi chạy bạn đã có, xuất thành lịch.
ui-help-first = Lệnh đầu tiên nên gõ:
ui-help-plan = Lập giáo án và cho xem. RACE là tên giải, mã giải, ngày, TÊN@NGÀY hoặc tệp giải; nhiều giải thành một mùa; không ghi thì lấy các giải trong athlete.toml. Thêm -o để ghi ra lịch hoặc tệp.
ui-help-why = Cho biết vì sao một ngày, một tuần hay một buổi tập như vậy: quy tắc nào, nguồn nào, chắc đến đâu.
ui-help-check = Đối chiếu giáo án (.json) hoặc lịch tập của bất kỳ ai (.ics) với các quy tắc. Mã thoát là 1 nếu có chỗ phạm.
ui-help-runs = Cho xem từng mục trong lịch của bạn được hiểu là gì, trong các tuần tới.
ui-help-rules = In các quy tắc dùng để lập giáo án, kèm con số, nguồn và độ tin cậy.
ui-help-races = Liệt kê các giải planner biết, các kỳ đã có và kỳ tới dự kiến khi nào.
ui-help-exercises = Liệt kê các bài tập, hoặc nói kỹ một bài: cách tập, lỗi hay gặp, các bậc, bài thay thế.
ui-help-schema = In lược đồ JSON của giáo án.
ui-usage = Cách dùng
ui-usage-group = LỆNH [TÙY CHỌN]
ui-arguments = Tham số
ui-options = Tùy chọn
ui-commands = Các lệnh
ui-examples = Ví dụ
ui-argument-race = Một giải: hue, 27/12, "Hanoi Midnight@28/11", 2027-03-14, hoặc tệp như race.toml.
ui-argument-what = Một ngày (2026-12-08, 8/12), số thứ tự tuần (5), hoặc mã buổi tập (w05-1).
ui-argument-check = Tệp JSON của giáo án, một tệp lịch, hoặc địa chỉ của lịch.
ui-argument-runs = Tệp lịch, địa chỉ của lịch, hoặc một tuần như t3=biến tốc,cn=dài; bỏ trống: runs trong athlete.toml.
ui-argument-rule = Mã quy tắc, hoặc phần đầu của mã: taper.
ui-argument-exercise = Một bài tập, theo mã hoặc tên: pike.
ui-option-today = Lập giáo án từ ngày này thay vì hôm nay.
ui-option-athlete = Tệp của riêng bạn; nếu không ghi thì lấy athlete.toml trong thư mục này.
ui-option-start = Ngày đầu tiên được xếp buổi tập.
ui-option-date = Ngày thi đấu, khi RACE chỉ là tên giải.
ui-option-level = Đã tập sức mạnh đến đâu: new (mới), regular (tập đều) hay advanced (lâu năm).
ui-option-sessions = Số buổi tập hông mỗi tuần trong giai đoạn tăng: 1 đến 3.
ui-option-minutes = Buổi tập dài nhất bao nhiêu phút: 10 đến 60.
ui-option-days = Những ngày tập được: t2,t4,t7 hoặc mon,wed,sat.
ui-option-hours = Khung giờ tập được: 18:00-21:00.
ui-option-gear = Dụng cụ bạn có: band,loop,box,ball,weight, hoặc none.
ui-option-policy = hard-day xếp vào ngày chạy nặng, easy-day xếp vào những ngày còn lại.
ui-option-tz = Múi giờ của bạn, như Asia/Ho_Chi_Minh.
ui-option-shape = Chọn khuôn giáo án theo mã, thay vì khuôn hợp với thời gian còn lại: late, maintain, short, medium, long, year hoặc base-build-speciality.
ui-option-lang = Ngôn ngữ của mọi thứ: en hoặc vi.
ui-option-runs = Các buổi chạy của bạn: tệp lịch, địa chỉ lịch, hoặc t3=biến tốc,cn=dài. Ghi nhiều lần được.
ui-option-distance = Cự ly tính bằng km; RACE=KM khi có nhiều giải.
ui-option-priority = RACE=A, RACE=B hoặc RACE=C: taper đầy đủ, một tuần giảm tải, hay chỉ để trống ngày trước giải.
ui-option-block = Những ngày không tập: 10/10..18/10, hoặc kèm lý do: 10/10..18/10=ốm (đi xa, nghỉ lễ). Ghi nhiều lần được.
ui-option-unblock = Những ngày rảnh trở lại: cả quãng bận hoặc một phần. Ghi nhiều lần được.
ui-option-registered = Bạn đã đăng ký: giải này chắc chắn. Hoặc: rốt cuộc vẫn chưa.
ui-option-init-registered = Bạn đã đăng ký: giải này chắc chắn.
ui-option-weeks = Xem bao nhiêu tuần tới; không nói gì thì là 4.
ui-option-fresh = Tải lại lịch trên mạng, dù mới tải chưa đến một giờ.
ui-option-check-runs = Các buổi chạy ghi ở nơi khác: tệp lịch, địa chỉ của lịch, hoặc t3=biến tốc,cn=dài. Có thể lặp lại.
ui-option-json = Chỉ in JSON, không gì khác.
ui-option-output = Ghi ra tệp, loại theo đuôi: .ics .json .html .md .csv .txt .fit .zip. Ghi nhiều lần được.
ui-option-force = Thay cả tệp không phải do planner ghi.
ui-option-full = Hiện đầy đủ mọi buổi tập.
ui-option-alarms = Nhắc trong lịch trước bao nhiêu phút: 60,15. Google và Outlook không dùng đến.
ui-option-plan = Xem trong tệp JSON của giáo án này, thay vì lập giáo án mới.
ui-option-previous = Giáo án trước đó: phần đã qua giữ nguyên, các buổi tập giữ mã cũ.
ui-option-version = In số phiên bản.
ui-option-help = In phần trợ giúp này.

## Dòng lệnh: giáo án trên màn hình

ui-plan-title = Sức mạnh hông
ui-race-line = { $race } · { $distance-km } km · { $day }
ui-days-to-go =
    { $days ->
        [0] hôm nay
       *[other] còn { $days } ngày
    }
ui-own-day = ngày tự chọn
ui-over = đã qua
ui-counts =
    { $weeks } tuần, { $sessions ->
        [0] không có buổi tập
       *[other] { $sessions } buổi tập
    }, bản thứ { $revision }
ui-assumed = Những điều được giả định
ui-to-know = Nên biết
ui-safety = Khi nào phải dừng
ui-given-up = Buổi tập không xếp được
ui-weeks = Các tuần
ui-sessions = Các buổi tập
ui-next-sessions = Bảy ngày tập sắp tới
ui-more-sessions = Sau đó còn { $sessions } buổi: xem tất cả với --full.
ui-week = Tuần { $number }
ui-easier-week = tuần giảm tải
ui-phase-specific = chuyên biệt
ui-phase-taper = taper
ui-column-week = Tuần
ui-column-week-short = #
ui-column-starts = Từ
ui-column-days = Ngày
ui-column-phase = Giai đoạn
ui-column-load = Tải
ui-column-au = AU
ui-column-sessions = Buổi tập
ui-column-day = Ngày
ui-column-kind = Được hiểu là
ui-column-minutes = Phút
ui-column-title = Tên mục
ui-column-why = Vì sao
ui-warm-up = Khởi động trước mỗi buổi: giậm chân tại chỗ, vung nhẹ mỗi chân ra trước và sang bên mười lần, rồi vài lần squat nửa chừng thật chậm.
ui-session-effort = { $minutes } phút{ $warm-up ->
    [0] {""}
   *[other] , khởi động { $warm-up }
} · RPE { $rpe }/10 · { $rir }
ui-tempo = nhịp { $tempo }
ui-hold = giữ { $seconds } giây
ui-rest = nghỉ { $seconds } giây
ui-written = Đã ghi: { $path }
ui-continued = Tiếp nối { $path }: bắt đầu từ { $day }, nay là bản thứ { $revision }. Phần đã qua giữ nguyên.
ui-unchanged = Không có gì thay đổi so với { $path } (bản thứ { $revision }).
ui-next-calendar = Tiếp theo, đưa vào lịch:
ui-next-registered = Tiếp theo: nhập tệp lịch vào điện thoại. Khi đã đăng ký giải thì báo lại; các buổi tập giữ nguyên mã:
ui-next-import = Tiếp theo: mở { $path } bằng ứng dụng lịch của bạn.
note-policy-read = “{ $text }” được hiểu là { CODE($policy) }: { $policy }.
note-runs-doubled = { $weekdays } có nhiều hơn một buổi chạy, đúng như bạn ghi.
note-assumed-level = Tạm coi bạn là người { $level }. Đổi bằng --level.
note-assumed-gear = Tạm coi bạn có: { $gear }. Đổi bằng --gear.
note-assumed-sessions = Tạm tính mỗi tuần { $sessions } buổi, mỗi buổi tối đa { $minutes } phút. Đổi bằng --sessions và --minutes.
note-assumed-hours = Tạm coi ngày nào bạn cũng tập được, từ { $first } đến { $last }, giờ { $zone }. Đổi bằng --days, --hours và --tz.

## Dòng lệnh: những gì planner biết

ui-behind = { $rule } · { $letter }, { $grade } · { $source }
ui-other-days = Những ngày khác trong tuần đó
ui-day-empty = không có buổi tập
ui-day-equal = Xếp vào đây cũng tốt như vậy.
ui-day-worse = Xếp được, nhưng kém hơn: { $tier }.
ui-how = Cách tập
ui-cues = Trong lúc tập
ui-mistakes = Lỗi hay gặp
ui-ladder = Các bậc, dễ trước khó sau
ui-substitute = Khi thiếu dụng cụ, thay bằng: { $name }
ui-reps = { $low }–{ $high } lần
ui-reps-side = { $low }–{ $high } lần mỗi bên
ui-dose-steps-and-back = { $sets } × { $reps }+{ $reps } bước
ui-reps-steps-and-back = { $low }–{ $high } bước tiến, rồi lùi về
ui-no-gear = không cần dụng cụ
ui-rung = bậc { $rung }/{ $rungs }
ui-rungs = { $rungs } bậc
ui-exercise-next = Xem kỹ một bài: planner exercises { $exercise-id }
ui-expected = Dự kiến, chưa công bố: { $day } ({ $source })
ui-races-own = Giải nào khác cũng được: planner plan "Giải của tôi@28/02/2027" --distance 21
ui-check =
    { $breaches ->
        [0] { $path }: không phạm quy tắc nào.
       *[other] { $path }: có { $breaches } chỗ phạm quy tắc.
    }
ui-check-nothing = { $path }: không có gì để đối chiếu; trong đó không có buổi tập sức mạnh nào.
ui-check-understood = Được hiểu là: { $what }
note-check-by-days = { $count } mục không ghi giờ nên được xét theo ngày.
note-check-race-distance = “{ $race }” ngày { $day } không ghi cự ly; giả định { $km } km.
ui-strength = buổi tập sức mạnh
ui-busy = bận
ui-alone = bỏ qua

## Dòng lệnh: khi có gì sai

error-our-fault = Chính planner bị lỗi ({ $what }). Chưa ghi gì cả. Xin hãy báo lại; đặt PLANNER_DEBUG=1 để xem chi tiết.
error-command-unknown = Không có lệnh “{ $text }”. { $close ->
    [0] Các lệnh là { $known }.
   *[other] Có phải bạn muốn nói { $near }?
}
error-option-unknown = Ở đây không có tùy chọn { $text }. { $close ->
    [0] Gõ planner COMMAND --help để xem tất cả.
   *[other] Có phải bạn muốn nói { $near }?
}
error-option-value-missing = Sau { $option } phải có giá trị. Gõ planner COMMAND --help để biết là gì.
error-option-without-value = { $option } không nhận giá trị. Hãy bỏ phần ghi sau nó.
error-option-whole = { $option } không thể là “{ $text }”. Hãy ghi một số nguyên từ { $least } đến { $most }.
error-argument-extra = Thừa “{ $text }”. Gõ planner COMMAND --help để xem ví dụ.
error-argument-not-utf8 = Từ thứ { $place } sau “planner” không phải chữ UTF-8. Hãy chuyển terminal sang UTF-8 rồi gõ lại; tệp có tên như vậy thì phải đổi tên.
error-argument-missing = Thiếu { $name }. Gõ planner COMMAND --help để xem ví dụ.
error-arguments = Không hiểu được: { $what } Gõ planner COMMAND --help để xem ví dụ.
error-race-missing = Chưa ghi giải nào, trong athlete.toml cũng không có. Hãy gõ chẳng hạn planner plan hue.
error-date-of-several = --date { $date } chỉ hợp với một giải, mà có nhiều giải được ghi. Hãy ghi TÊN@NGÀY cho từng giải.
error-date-twice = “{ $text }” đã nói rõ rồi; --date { $date } mâu thuẫn với nó. Hãy bỏ một trong hai.
error-distance-twice = Có nhiều cự ly cho mọi giải: { $text }. Hãy ghi một cự ly, hoặc RACE=KM cho từng giải.
error-distance-race = “{ $text }” ghi ở --distance không phải là giải nào trong số các giải này. { $close ->
    [0] Các giải là { $known }.
   *[other] Có phải bạn muốn nói { $near }?
}
error-priority-unreadable = “{ $text }” không phải là mức ưu tiên. Hãy ghi RACE=A, RACE=B hoặc RACE=C, chẳng hạn --priority hue=A.
error-priority-race = “{ $text }” không phải là giải trong giáo án này. { $close ->
    [0] Các giải là { $known }.
   *[other] Có phải bạn muốn nói { $near }?
}
error-start-past = Giáo án không thể bắt đầu vào { $day }: hôm nay là { $today }. Hãy ghi một ngày chưa qua.
error-previous-none = Không có tệp { $path }. Hãy kiểm tra tên và thư mục.
error-previous-other = { $path } là giáo án của mùa khác, không phải của { $name }. Hãy ghi đúng các giải đó, hoặc bỏ giáo án trước ra.
error-previous-moved = { $path } là giáo án cho một giải không tên vào { DAY($day, style: "short") }. Nếu giải ấy nay dời sang { DAY($now-day, style: "short") }, hãy thêm --previous { $path }: giáo án được tiếp nối và các buổi giữ nguyên tên. Nếu đây là giải khác, hãy chọn tên tệp khác, hoặc thay giáo án cũ bằng --force.
error-previous-later = Giáo án trước được lập vào { $day }, còn { $today } là trước đó. Hãy lập từ ngày ấy trở đi.
error-previous-start = Giáo án trong { $path } đã bắt đầu từ { $day } và tiếp tục từ đó. Hãy bỏ --start, hoặc ghi ra tệp khác.
error-plan-not-json = { $path } không phải là giáo án: đó không phải JSON. Hãy đưa tệp do planner plan -o PLAN.json ghi ra.
error-plan-schema = { $path } không phải là giáo án theo dạng { $schema }. Hãy đưa tệp do planner plan -o PLAN.json ghi ra.
error-plan-field = { $path }: trường “{ $field }” không thể là “{ $got }”. Gõ planner schema để xem giá trị hợp lệ.
error-plan-field-missing = { $path } không phải là giáo án: thiếu trường “{ $field }”. Hãy đưa tệp do planner plan -o PLAN.json ghi ra.
error-plan-and-races = { $path } đã có sẵn các giải; “{ $text }” mâu thuẫn với nó. Hãy bỏ một trong hai.
error-output-twice = { $path } được ghi hai lần. Hãy ghi mỗi tệp một lần.
error-why-unknown = “{ $text }” không phải là ngày, tuần hay buổi tập nào của giáo án này. { $close ->
    [0] Buổi tập có mã { $known }; tuần ghi bằng số, ngày ghi như 8/12.
   *[other] Có phải bạn muốn nói { $near }?
}
error-why-outside = { $day } nằm ngoài giáo án, vốn kéo dài từ { $first-day } đến { $last-day }.
error-why-no-week = Không có tuần { $week }: giáo án có { $weeks } tuần.
error-rule-unknown = Không có quy tắc “{ $text }”. { $close ->
    [0] Gõ planner rules để xem tất cả.
   *[other] Có phải bạn muốn nói { $near }?
}
error-check-kind = { $text } không phải là giáo án, cũng không phải là lịch. Có phải bạn muốn đưa tệp có đuôi { $near }?

## Đồng hồ

fit-name = Hông · { $day } · { $id }
fit-warm-up = Khởi động
fit-rest = Nghỉ
fit-left = Trái
fit-right = Phải
fit-steps-and-back = { $reps } bước tiến, rồi { $reps } bước lùi
fit-nearest = Đồng hồ không có bài “{ $title }”: đây là bài gần nhất.
error-fit-several = Tệp .fit chỉ chứa một buổi tập, còn giáo án có { $sessions } buổi. Hãy ghi tệp .zip, trong đó mỗi buổi là một tệp.
error-fit-none = Giáo án không có buổi tập nào nên cũng không có bài tập nào cho đồng hồ.
error-fit-movement = { $file }: hồ sơ FIT không có bài “{ $name }” trong nhóm “{ $category }”. Hãy ghi một bài có trong đó.

## Lịch đăng ký và máy chủ

error-feed-link = Đó không phải là liên kết lịch hay liên kết đến trang giáo án. Hãy ghi cả địa chỉ, phần nằm giữa /f/ và .ics hoặc sau /p/, hoặc mã mà “planner feed list” cho thấy.
error-feed-several = “{ $text }” ứng với nhiều liên kết. Hãy ghi mã dài hơn; “planner feed list --json” cho thấy trọn mã.
error-feed-verb = planner feed không biết “{ $text }”. Hãy ghi một trong các việc { $known }.
error-feed-option = { $option } là của planner feed new. Hãy bỏ ra.
error-feed-manage-option = { $option } dành cho lịch; liên kết tạo bằng --manage mở cả giáo án. Hãy bỏ một trong hai.
error-feed-unsound = Lịch của giáo án { $plan } đọc lại không giống lúc viết ra nên không ai nhận bản này. Các lịch đăng ký vẫn dùng bản tốt gần nhất. Xin hãy báo lại.
error-base-url = “{ $text }” không phải là địa chỉ máy chủ. Hãy ghi kiểu https://runner.example.org, phía sau không có gì.
error-base-url-path = “{ $text }” dẫn vào một thư mục trên máy chủ, còn planner serve chỉ nằm ở gốc nên các liên kết sẽ không mở được. Hãy ghi { $root }, hoặc dành cho planner một tên miền riêng, chẳng hạn https://runner.example.org.
error-base-url-long = Địa chỉ máy chủ quá dài: nhiều nhất { $most } ký tự, nếu không có lịch sẽ cắt cụt liên kết.
error-serve-address = Không nhận kết nối được ở { $host }, cổng { $port }. Hãy chọn cổng khác bằng --port, hoặc tắt chương trình đang giữ cổng đó.
error-serve-proxy = “{ $text }” không phải là địa chỉ của proxy. Hãy ghi địa chỉ IP hoặc dải mạng mà proxy gọi đến: 127.0.0.1 hoặc 172.17.0.0/16; nếu có nhiều thì cách nhau bằng dấu phẩy.
error-request-elsewhere = Yêu cầu này được gửi từ một trang khác nên không có gì thay đổi. Hãy mở trang ở đây rồi gửi lại.
error-request-large = Dữ liệu gửi lên quá lớn: ở đây chỉ nhận tối đa { $most } kB. Không có gì thay đổi.
error-request-method = Địa chỉ này không nhận kiểu yêu cầu đó. Không có gì thay đổi.
error-request-rate = Bạn vừa gửi quá nhiều yêu cầu trong một lúc. Hãy thử lại sau { $seconds } giây. Trong lúc đó lịch vẫn hoạt động.
error-request-slow = Dữ liệu gửi lên đến quá chậm nên không có gì thay đổi. Hãy gửi lại.
error-request-unreadable = Không đọc được dữ liệu gửi lên nên không có gì thay đổi. Hãy quay lại và gửi lại.
error-server-busy = Lúc này có rất nhiều người cùng truy cập. Hãy thử lại sau vài giây; trong lúc đó lịch vẫn hoạt động.
error-server-fault = Đã có lỗi xảy ra ở đây và lỗi đã được ghi lại. Hãy thử lại; những gì đã lưu trước đó vẫn an toàn.
error-server-slow = Việc này đang mất quá nhiều thời gian và chưa biết đã lưu được chưa. Hãy xem lại sau một phút rồi mới gửi lại.
error-plan-none = Ở đây chưa lưu giáo án nào. Hãy lưu một giáo án trước: planner follow hue
error-plan-several = Ở đây có nhiều giáo án: { $known }. Hãy nói rõ giáo án nào.
error-publish-driver = { $place } cần thêm một gói. Cài bằng: { $command }
error-publish-foreign = { $path } không phải do planner ghi, hoặc đã bị sửa sau đó. Hãy chọn nơi khác, hoặc gỡ tệp đó đi.
error-publish-target = { $place } không phải thư mục, cũng không phải địa chỉ mà planner ghi được. Hãy ghi chẳng hạn public hoặc s3://bucket/folder.
error-publish-failed = { $place } không nhận tệp. Những gì đang có ở đó vẫn nguyên vẹn; hãy thử lại, chỉ phần còn thiếu mới được ghi.
error-publish-missing = Không có { $place }: hãy tạo bucket hoặc thư mục đó trước, hoặc sửa lại tên.
error-publish-forbidden = { $place } không cho bạn ghi vào. Hãy xem lại khóa dùng để đăng nhập và quyền của khóa đó.
error-publish-credentials = { $place } cần biết bạn là ai mà chưa thấy khóa nào. Hãy đặt khóa ở chỗ các công cụ của nơi đó vẫn tìm: với S3 là AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY, hoặc tệp ~/.aws/credentials.
error-publish-unreachable = Không kết nối được đến { $place }. Hãy xem lại đường mạng và địa chỉ rồi thử lại; chỉ phần còn thiếu mới được ghi.
ui-feed-unknown = Ở đây không có lịch nào.
ui-feed-gone = Liên kết lịch này đã đóng và sẽ không dùng lại được nữa.
ui-feed-reading = Ở đây chỉ đọc được lịch, không sửa được.
ui-feed-later = Hiện chưa tra được lịch này. Hãy giữ bản đang có và hỏi lại sau một phút.
ui-help-serve = Phục vụ lịch đăng ký, trang web và JSON API cho điện thoại và các ứng dụng lịch, cho đến khi bấm Ctrl-C.
ui-help-publish = Ghi các lịch thành tệp để máy chủ web hay dịch vụ Pages nào cũng phục vụ được. DIR là thư mục hoặc địa chỉ như s3://bucket/folder. Chỉ ghi những gì đã đổi.
ui-help-feed = Các liên kết để ứng dụng lịch đăng ký theo một giáo án đã lưu và, với --manage, liên kết mở giáo án trên các trang của planner serve. new tạo liên kết cho PLAN và chỉ cho xem một lần này: nơi lưu chỉ giữ mã băm. list cho xem những liên kết đang có. rotate đóng một LINK và tạo cái khác giống vậy, revoke đóng hẳn; ai đăng ký theo liên kết cũ sẽ được báo là nó không còn.
ui-argument-plan-keys = Các giáo án đã lưu ở đây; không ghi nghĩa là tất cả.
ui-argument-feed = Việc cần làm: new, list, rotate hoặc revoke.
ui-argument-feed-what = Với new và list là giáo án đã lưu ở đây, nếu chỉ có một thì bỏ qua được; còn lại là liên kết, phần bí mật trong đó, hoặc mã mà list cho thấy.
ui-argument-target = Thư mục, hoặc địa chỉ như s3://bucket/folder.
ui-option-store = Nơi lưu: một tệp, hoặc postgresql://USER@HOST/DATABASE.
ui-option-host = Địa chỉ nhận kết nối; 0.0.0.0 nghĩa là mọi địa chỉ.
ui-option-port = Cổng nhận kết nối.
ui-option-base-url = Địa chỉ mà người khác dùng để đến máy chủ: https://runner.example.org
ui-option-workers = Số tiến trình trả lời; nhiều hơn một là dành cho PostgreSQL.
ui-option-proxy = Địa chỉ IP hoặc dải mạng của proxy đứng trước, nơi được tin khi báo địa chỉ của khách; nếu có nhiều thì cách nhau bằng dấu phẩy.
ui-option-busy = Chỉ cho thấy là bận: lịch để chia sẻ với người khác.
ui-option-with-runs = Cho thấy cả các buổi chạy đã đọc được.
ui-option-cancelled = Giữ lại trong lịch những buổi đã bỏ, ghi là hủy.
ui-option-manage = Tạo liên kết mở giáo án trên các trang, thay vì liên kết cho lịch.
ui-serving = Đang phục vụ ở { $address }. Bấm Ctrl-C để dừng.
ui-feed-made = Các liên kết đến lịch của { $plan }. Hãy giữ lại: chúng chỉ hiện một lần này.
ui-feed-copy = Ứng dụng lịch bất kỳ, để dán vào:
ui-feed-webcal = Apple Calendar, Thunderbird và Evolution:
ui-feed-google = Google Calendar, trên máy tính:
ui-feed-outlook = Outlook.com:
ui-feed-office = Outlook ở cơ quan hoặc trường học:
ui-feed-refresh = Apple và Thunderbird xem lại trong vòng một giờ, Outlook sau 3 đến 24 giờ, Google sau 8 đến 24 giờ và không ai giục được.
ui-feed-alarms = Google và Outlook bỏ qua lời nhắc trong lịch đăng ký; Apple và Nextcloud không giữ chúng.
ui-feed-local = Chỉ máy này đến được { $address }. Dùng --base-url để nói địa chỉ mà người khác đến được.
ui-feed-revoked = Liên kết { $feed } đã đóng.
ui-feed-closed-already = Liên kết { $feed } đã đóng từ trước.
ui-feed-none = Chưa lịch nào có liên kết. Tạo một liên kết: planner feed new
ui-feed-busy = chỉ báo bận
ui-feed-detail = đầy đủ
ui-feed-manage = mở giáo án
ui-feed-manage-made = Đây là liên kết mở giáo án { $plan } trên các trang, nơi bạn ghi buổi tập và sửa giáo án. Ai có nó cũng làm được vậy, nên hãy giữ riêng cho mình: nó chỉ hiện một lần này.
ui-column-feed = liên kết
ui-column-plan = giáo án
ui-column-shows = cho thấy
ui-column-state = tình trạng
ui-column-since = từ
state-active = đang dùng
state-rotated = đã thay
state-revoked = đã đóng
state-forgotten = đã xóa
ui-published = { $written ->
    [0] Trong { $place } không có gì thay đổi.
   *[other] Đã ghi { $written } tệp vào { $place }.
} { $removed ->
    [0] Không phải xóa tệp nào.
   *[other] Đã xóa { $removed } tệp của các liên kết đã đóng.
}
ui-published-left = Giữ nguyên, vì do người khác ghi: { $files }. planner định ghi tệp của mình vào chỗ đó; nếu bạn muốn vậy thì hãy gỡ tệp kia đi.
ui-publish-next = Đưa thư mục lên máy chủ web rồi ghi địa chỉ của nó: planner publish { $place } --base-url https://runner.example.org

## So sánh các giải trước khi đăng ký

ui-help-compare = Đặt các giải đang cân nhắc cạnh nhau trước khi đăng ký: mỗi giải còn bao nhiêu thời gian, phải cắt bớt gì, đòi hỏi gì ở bạn. Hai giải còn được xem như một mùa. --choose lập giáo án cho một giải.
ui-option-season = Xem thêm tất cả các giải như một mùa; với hai giải thì tự động có.
ui-option-choose = Lập giáo án cho giải này: số thứ tự, hoặc tên như đã gõ; season là gộp tất cả thành một mùa. Khi đó -o sẽ ghi ra tệp.
ui-compare-title = Trước khi đăng ký
ui-compare-day = Ngày đua
ui-compare-distance = Cự ly
ui-compare-register = Hạn đăng ký
ui-compare-register-unknown = chưa rõ
ui-compare-time = Còn lại
ui-compare-weeks = { $weeks } tuần{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày
    }
ui-compare-days =
    { $days ->
        [0] hôm nay
       *[other] { $days } ngày
    }
ui-compare-evidence = Hiệu quả: { $least }–{ $most } tuần
ui-compare-evidence-below = chưa đủ
ui-compare-evidence-inside = nằm trong
ui-compare-evidence-above = dài hơn
ui-compare-of = { $weeks } trên { $full } tuần
ui-compare-extra = { $weeks } tuần
ui-compare-sessions = Số buổi
ui-compare-sessions-lost = { $sessions }, mất { $lost }
ui-compare-hours = Tổng số giờ
ui-compare-hours-minutes = { $hours } giờ { $minutes }
ui-compare-minutes = { $minutes } phút
ui-compare-peak = Tuần nặng nhất
ui-compare-race-week = Tuần đua
ui-compare-load = { $load } AU
ui-compare-weekly = Từng tuần
ui-compare-none = không lập được
ui-compare-legend = Các giai đoạn được so với giáo án đầy đủ { $weeks } tuần; “Hiệu quả” là độ dài những chương trình đã được chứng minh có tác dụng.
ui-compare-verdicts = Kết luận
ui-compare-clashes = Những gì vướng
ui-compare-season = Gộp thành một mùa
ui-compare-between = { $race } → { $other }: { $days } ngày, trong đó { $recovery } ngày hồi phục; { $loading ->
    [0] không có tuần nào
   *[other] { $loading } tuần
} để tập lên lại
ui-compare-total = Tất cả { $sessions } buổi, { $time }; tuần nặng nhất { $load } AU
ui-compare-assumed = Tạm coi: { $what }. planner plan nói rõ từng điều, và cách đổi.
ui-compare-assumed-distance = { $distance-km } km
ui-compare-assumed-week = một tuần chạy thường gặp
ui-compare-assumed-level = { $level }
ui-compare-assumed-gear = có đủ dụng cụ
ui-compare-assumed-sessions = mỗi tuần { $sessions } buổi { $minutes } phút
ui-compare-assumed-hours = ngày nào cũng được, từ { $first } đến { $last }
ui-compare-but-lost = Nhưng { $sessions } trên { $asked } buổi không tìm được chỗ, chủ yếu vì { $rules }.
ui-compare-next-season = Hoặc tất cả, gộp thành một mùa:
ui-compare-next = Tiếp theo, lập giáo án cho một giải:
note-compare-full = { $weeks } tuần đủ cho một giáo án đầy đủ, không phải cắt gì.
note-compare-without = { $weeks } tuần: đủ để khỏe lên, nhưng không có giai đoạn { $phase }, vốn chiếm { $full } tuần trong giáo án đầy đủ.
ui-compare-date = { $day }/{ $year }
note-compare-cut = { $weeks } tuần: đủ để khỏe lên; giai đoạn { $phase } thiếu { $short } tuần so với { $full } tuần của giáo án đầy đủ.
note-compare-below = { $weeks } tuần: ít hơn { $least } tuần đã được chứng minh có tác dụng, nên bạn học động tác nhiều hơn là khỏe lên.
note-compare-above = { $weeks } tuần: nhiều hơn { $most } tuần đã được chứng minh có tác dụng, nên bạn có thể bắt đầu muộn nhất vào { $begin-day }.
note-compare-maintain = { $days } ngày: quá ngắn để khỏe lên; giáo án chỉ giữ những gì bạn đang có.
note-compare-late = { $days ->
    [0] Giải diễn ra hôm nay
   *[other] Còn { $days } ngày
}: quá muộn để tập nặng.
note-compare-crowded = { $sessions } trên { $asked } buổi không tìm được chỗ, chủ yếu vì { $rules }: giáo án chẳng còn lại bao nhiêu.
note-compare-closed = Đã hết hạn đăng ký từ { $closes-day }.
    .named = Đã hết hạn đăng ký { $named } từ { $closes-day }.
note-compare-impossible = Không lập được giáo án. { $cause }
note-compare-season-fits = { $races } giải vừa trong một mùa, giữa các giải còn { $loading } tuần để tập lên lại.
note-compare-season-tight = { $days } ngày từ { $race } đến { $other } chỉ đủ hồi phục và giảm tải, không còn tuần nào ở giữa: giải sau dựa vào sức có được từ giải trước.
note-compare-season-too-close = { $days } ngày từ { $race } đến { $other } không đủ cho { $recovery } ngày hồi phục và { $taper } ngày giảm tải: giải sau chạy bằng những gì giải trước còn để lại.
note-compare-season-apart = { $weeks } tuần từ { $race } đến { $other } là khoảng cách dở dang cho hai lần giảm tải trọn vẹn: hãy để một giải ở mức B.
note-compare-race-blocked =
    { $why ->
        [other] Ngày đua rơi vào những ngày bạn để trống ({ $first-day } đến { $last-day }).
       *[told] Ngày đua rơi vào những ngày bạn để trống ({ $first-day } đến { $last-day }, { $why }).
    }
    .named =
        { $why ->
            [other] { $named } rơi vào những ngày bạn để trống ({ $first-day } đến { $last-day }).
           *[told] { $named } rơi vào những ngày bạn để trống ({ $first-day } đến { $last-day }, { $why }).
        }
note-compare-other-race = Lịch của bạn có một giải khác gần đó: { $title } vào { $day }.
note-compare-hard-eve = Lịch của bạn có { $kind } ngay hôm trước ngày đua, { $day }.
note-compare-busy-race = Lịch của bạn đã có việc vào giờ đua.
    .title = Lịch của bạn đã có việc vào giờ đua: { $title }.
note-compare-blocked-days = Trước giải bạn vắng { $days } ngày, nên những ngày đó không có buổi nào.
note-compare-given-up = { $sessions } trên { $asked } buổi không tìm được chỗ, chủ yếu vì { $rules }.
error-compare-none = Chưa ghi giải nào, và trong athlete.toml cũng không có. Hãy ghi chẳng hạn planner compare hue hanoi-midnight.
error-compare-one = Chỉ có một giải để so sánh: { $text }. Hãy ghi từ hai giải trở lên, hoặc lập giáo án bằng planner plan.
error-compare-many = { $count } giải là quá nhiều để so sánh; planner nhận tối đa { $most } giải.
error-compare-twice = { $name } vào { $day } được ghi hai lần. Hãy ghi mỗi giải một lần.
error-compare-output = -o ghi ra giáo án, mà chưa có giải nào được chọn. Hãy thêm --choose kèm số thứ tự của giải.
error-compare-choice = “{ $text }” không phải là giải nào đang so sánh. { $close ->
    [0] Hãy ghi một số từ 1 đến { $count }, hoặc một trong { $known }.
   *[other] Có phải bạn muốn nói { $near }?
}

## Các trang web

page-skip = Đến nội dung chính
page-more = Đọc thêm
page-home = Về trang đầu
page-wrong = Chưa được rồi
page-start-title = Hông khỏe vào ngày đua
page-start-lead = Chọn một giải. Bạn sẽ có những buổi tập hông ngắn, xếp quanh các buổi chạy sẵn có, ngay trong lịch bạn đang dùng.
page-form = Thông tin để lập giáo án
page-race = Giải nào?
page-race-own = Giải khác …
page-race-name = Tên giải
page-race-date = Ngày đua
page-no-day = chưa công bố ngày
page-race-gun = Giờ xuất phát, nếu biết
page-distance = Cự ly
page-level = Đã tập sức mạnh đến đâu
page-level-new = Mới tập
page-level-regular = Tập đều
page-level-advanced = Tập lâu năm
page-days = Những ngày tập được
page-hours-from = Từ
page-hours-to = Đến
page-how-much = Tập bao nhiêu
page-sessions-week = Số buổi mỗi tuần
page-minutes = Nhiều nhất bao nhiêu phút
page-runs = Các buổi chạy của bạn
page-runs-about = Để trống thì lấy một tuần chạy thông thường.
page-runs-calendar = Hoặc địa chỉ lịch chạy của bạn
page-runs-calendar-about = Đường dẫn kết thúc bằng .ics, lấy từ Garmin, TrainingPeaks, Runna hoặc Google. Chỉ đọc một lần, ngay bây giờ, để biết giờ bạn chạy.
page-run-easy = nhẹ
page-run-quality = biến tốc
page-run-long = dài
page-run-strength = tập tạ
page-run-race = giải
page-gear = Dụng cụ bạn có
page-gear-about = Ghế chắc chắn dùng thay hộp được, ba lô đựng chai nước dùng thay tạ được.
page-further = Lựa chọn khác
page-further-about = Cự ly khác, giải thứ hai, múi giờ.
page-other-km = Cự ly khác, km
page-also = Giải thứ hai trong mùa
page-policy = Xếp vào ngày nào
page-policy-auto = Để giáo án tự chọn
page-zone = Múi giờ
page-registered = Tôi đã đăng ký giải
page-make = Lập giáo án này
page-preview = Xem thử trước
page-compare-with = So với giải khác
page-no-account = Không tài khoản, không e-mail, không theo dõi. Bạn nhận một đường dẫn bí mật, chỉ thế thôi.
page-preview-over = Giáo án này đòi hỏi ở bạn
page-preview-none = Chọn một giải để xem giáo án sẽ thế nào.
page-weeks-planned = Số tuần
page-total-hours = Tổng số giờ
page-first-session = Buổi đầu tiên
page-chart = Tải tập theo tuần
page-chart-about = { $weeks } tuần; tuần nặng nhất { $load } AU. Lịch bên dưới nói rõ từng tuần.
page-chart-key = Màu nhạt: dự kiến. Màu đậm: đã tập. Tải là mức gắng sức (0–10) nhân số phút, tính bằng AU.
page-load = { NUMBER($load, maximumFractionDigits: 0) } AU
page-weeks = { $weeks } tuần
page-all-weeks = Cả { $weeks } tuần
page-calendar = Giáo án dạng lịch, mỗi hàng một tuần
page-effort = { $minutes } phút{ $warm-up ->
    [0] {""}
   *[other] , khởi động { $warm-up }
} · gắng sức { $rpe }/10
page-stands-for = Thay cho “{ $exercise }”, với dụng cụ bạn có.
page-rest-start = Nghỉ { $seconds } giây
page-rest-over = Tập tiếp
page-expected = dự kiến, chưa công bố
page-movements = Các động tác
page-behind = { $letter }: { $grade }. Nguồn: { $source }.
page-note-runs-assumed = Chưa biết bạn chạy ngày nào nên lấy một tuần chạy thông thường. Cho biết lịch chạy của bạn thì giáo án sẽ khớp hơn.
page-note-distance-assumed = Chưa chọn cự ly nên lấy { $distance-km } km.
page-note-expected-edition = { $name } ngày { $day } là dự kiến, chưa công bố. Ngày có thể còn thay đổi.
page-note-own-race = { $name } được coi là giải riêng của bạn, vào { $day }.
page-note-gun-assumed = Chưa biết giờ xuất phát nên lấy { $gun }.
page-compare = So sánh
page-compare-assumed = Tạm tính với: { $what }. Muốn khác, bạn sửa ở trang đầu.
page-compare-title = Đặt các giải cạnh nhau
page-compare-lead = Mỗi giải được lập giáo án riêng, cho cùng một người chạy, tính từ hôm nay.
page-compare-date = Hoặc một ngày khác
page-choose = Chọn giải này
page-clashes = Điều vướng
page-plan = Giáo án
page-subscribe = Lịch
page-changes = Thay đổi
page-days-left = { $days ->
        [0] hôm nay
       *[other] ngày nữa
    }
page-today = Hôm nay
page-next = Buổi tiếp theo
page-log = Buổi tập thế nào?
page-why = Vì sao lại như vậy
page-other-days = Những ngày khác trong tuần đó
page-unsaid = Những buổi này thế nào?
page-changes-waiting = Theo những gì bạn cho biết, có { $changes } thay đổi được đề xuất.
page-changes-look = Xem thử
page-changes-ask = Xem giáo án có cần đổi không
page-changes-lead = Bạn chưa đồng ý thì chưa có gì thay đổi. Phần đã qua giữ nguyên.
page-changes-none = Không cần đổi gì: giáo án giữ nguyên.
page-apply = Đồng ý thay đổi
page-apply-not = Giữ nguyên
page-applied = Xong. Lịch của bạn sẽ cập nhật ở lần làm mới tới.
page-keep = Giáo án này
page-register = Bạn đã đăng ký giải chưa?
page-register-about = Giải sẽ được coi là chắc chắn. Mọi buổi tập giữ nguyên chỗ.
page-register-yes = Rồi, tôi đã đăng ký
page-registered-now = Đã ghi nhận: bạn đã đăng ký giải.
page-files = Tải về
page-forget = Xóa tất cả
page-forget-about = Giáo án, những gì bạn ghi về từng buổi và mọi đường dẫn sẽ mất hẳn. Lịch đã đăng ký theo dõi sẽ không cập nhật nữa.
page-forget-sure = Tôi chắc chắn
page-forget-yes = Xóa hết
page-rpe = Nặng đến đâu?
page-rpe-about = 0 là nghỉ ngơi, 10 là hết sức. Dự kiến: { $rpe }.
page-pain = Có đau trong lúc tập không?
page-pain-about = 0 là không đau. Trên 3: lùi một bậc; trên 5: bỏ động tác đó.
page-log-more = Ghi thêm
page-worse = Sáng hôm sau đau hơn, hoặc phải đi khập khiễng
page-hurt = Động tác nào đau
page-took = Tập mất mấy phút
page-note = Điều khác
page-done = Đã tập
page-part = Một phần
page-missed = Bỏ lỡ
page-logged = Đã ghi: { $outcome }.
page-said = Bạn đã ghi: { $outcome }
page-pain-was = đau { $pain }/10
page-undo = Rút lại
page-subscribe-title = Đưa vào lịch của bạn
page-subscribe-lead = Chỉ cần đăng ký theo dõi một lần. Giáo án đổi thì lịch đổi theo.
page-webcal = Theo dõi trên máy này
page-webcal-about = iPhone, iPad, Mac và Thunderbird; Android thì dùng ứng dụng miễn phí ICSx⁵. Các máy này xem lại sau 30 phút đến một ngày, tùy bạn cài đặt.
page-google = Google Lịch, trên máy tính
page-google-about = Ứng dụng Google trên điện thoại không đăng ký theo dõi được; trình duyệt trên máy tính thì được, rồi điện thoại cũng hiện. Google xem lại sau 8 đến 24 giờ, không có cách nào giục.
page-office = Outlook của cơ quan
page-outlook-about = Outlook xem lại sau 3 đến 24 giờ.
page-copy-label = Lịch khác: sao chép địa chỉ này
page-copy = Sao chép
page-copied = Đã sao chép
page-copy-about = Dán vào chỗ thêm lịch “từ URL”. Bao lâu xem lại một lần là do ứng dụng lịch đó.
page-qr = Từ màn hình này sang điện thoại
page-qr-about = Mã chứa cùng địa chỉ đó. Máy ảnh iPhone sẽ đăng ký theo dõi; điện thoại khác thì mở ra.
page-download = Tải tệp về
page-download-about = Bản chụp ngay lúc này. Tệp không tự thay đổi.
page-keep-link = Giữ đường dẫn này: đó là chìa khóa của bạn
page-keep-link-about = Nó mở giáo án và nhật ký. Không ai gửi lại cho bạn được; ai có nó đều sửa được giáo án.
page-links-once = Đường dẫn lịch chỉ hiện một lần, lúc tạo ra. Lỡ mất thì tạo cái khác.
page-links-new = Thêm một đường dẫn lịch
page-links-make = Tạo đường dẫn
page-links-active = Các đường dẫn đang dùng
page-links-about = Đường dẫn đã thay hoặc đã đóng ngừng hoạt động ngay, dù đã đưa cho ai.
page-feed-busy = Chỉ hiện là bận, để người khác xem
page-feed-runs = Cả các buổi chạy của tôi
page-feed-alarms = Nhắc trước
page-feed-alarms-about = Google và Outlook bỏ qua lời nhắc của lịch đăng ký theo dõi; Apple có thể gỡ đi.
page-before = { $minutes ->
        [60] trước một giờ
        [720] trước mười hai giờ
       *[other] trước { $minutes } phút
    }
page-feed-since = Tạo { $day }, { $clock }
page-feed-here = đang xem ở trên
page-feed-shows-detail = Đầy đủ từng buổi tập
page-feed-shows-busy = Chỉ hiện là bận
page-feed-reminds = nhắc { $when }
page-renew = Thay đường dẫn của giáo án này
page-renew-about = Có người khác giữ đường dẫn đến trang này, hoặc bạn ngờ là có? Một đường dẫn mới sẽ thế chỗ. Đường dẫn cũ ngừng hoạt động ngay trên mọi thiết bị; các lịch đã đăng ký vẫn như cũ.
page-renew-yes = Thay đường dẫn
page-renewed = Đây là đường dẫn mới của giáo án. Hãy giữ lại: đường dẫn cũ không còn mở được gì.
page-rotate = Thay mới
page-revoke = Đóng
page-sources = Các lý do chắc đến đâu và lấy từ đâu
page-rules = Các quy tắc và nguồn
page-rules-lead = Mọi con số giáo án dựa vào, chắc đến đâu và lấy từ đâu.
page-exercises = Các bài tập
page-site-lead = Những buổi tập hông ngắn, xếp quanh các buổi chạy sẵn có, ngay trong lịch bạn đang dùng. Các lịch nằm ở đây, mỗi lịch sau một đường dẫn bí mật.
page-site-link = Bạn đã nhận được đường dẫn?
page-site-link-about = Mở ra là thấy giáo án và cách đưa vào lịch. Ở đây không liệt kê đường dẫn nào. Lỡ mất thì xin người đã gửi một đường dẫn mới.
page-site-secret = Địa chỉ trang này là chìa khóa: ai có nó đều xem được giáo án.
page-exercises-lead = Bảy động tác cho hông. Mỗi động tác có nhiều bậc, và giáo án đưa bạn lên từng bậc.
page-compare-key = Các cột là tải dự kiến của từng tuần, cùng một thang.
page-calendar-key = Ngày tô màu là ngày tập hông, bấm vào để mở buổi tập; bên dưới là buổi chạy của bạn. Thanh ngang là tải của tuần so với tuần nặng nhất.
page-to-this-week = Đến tuần này
page-to-plan = Xem giáo án
page-log-again = Ghi lại cách khác
page-changes-count = { $changes ->
       *[other] { $changes } buổi sẽ thay đổi.
    }
page-way-device = Máy này
page-way-file = Tải về tệp
page-brief = { $weeks ->
       *[other] { $weeks } tuần
    } · { $sessions ->
       *[other] { $sessions } buổi
    } · { $hours } giờ
page-reason-change-follows = Thay đổi theo buổi { DAY($session-day, style: "short") }.
error-page-link-unknown = Đường dẫn này không mở được gì. Kiểm tra xem đã chép đủ chưa.
error-page-link-gone = Đường dẫn này đã được thay, đã đóng hoặc đã xóa, nên không còn mở được gì.
error-page-stamp = Biểu mẫu này không đến từ trang của giáo án, hoặc trang đã quá cũ. Chưa có gì thay đổi: tải lại trang rồi làm lại.
error-page-date-missing = Chưa có ngày đua. Ghi ngày vào, hoặc chọn một giải trong danh sách.
error-page-too-many-races = Quá nhiều giải cùng lúc; nhiều nhất là { $most }.
error-page-outcome = Cho biết đã tập, tập một phần hay bỏ lỡ.
error-page-number = “{ $text }” không phải số nguyên từ { $least } đến { $most }.
page-error-days-none = Không còn ngày nào để xếp buổi tập. Chọn ít nhất một ngày trong tuần bạn tập được.
page-error-race-unknown = Không có giải nào tên “{ $text }” trong danh sách. Với giải riêng, chọn “Giải khác” và ghi ngày.
page-error-race-date-needed = { $name } chưa công bố ngày nào sau { $day }, và ở đây không tự đặt ra ngày. Nếu biết ngày, hãy ghi vào ô “Ngày đua”.
page-error-race-window-needed = { $name } chưa công bố đợt nào sau { $day }, và ở đây không tự đặt ra ngày. Nếu đã có ngày của mình, hãy ghi vào ô “Ngày đua”.
page-error-distance-not-offered = { $name } không có cự ly { $distance-km } km. Các cự ly là { $offered } km.
page-error-race-past = { $name } ngày { $day } đã qua: hôm nay là { $today }. Chọn một ngày chưa đến.
page-error-day-past = { $day } đã qua: hôm nay là { $today }. Chọn một ngày chưa đến.
page-error-store-conflict = Trong lúc đó có người đã đổi giáo án này. Phần của bạn chưa được ghi: hãy xem giáo án lúc này.
page-error-store-busy = Tạm thời chưa lấy được giáo án. Không mất gì cả: một phút nữa thử lại.
page-error-store-unreachable = Tạm thời chưa lấy được giáo án. Không mất gì cả: một phút nữa thử lại.
page-error-store-full = Tạm thời chưa ghi được. Những gì đã có vẫn còn nguyên: thử lại sau.
page-error-store-readonly = Tạm thời chưa ghi được. Những gì đã có vẫn còn nguyên: thử lại sau.
page-error-store-disk = Tạm thời chưa ghi được. Những gì đã có vẫn còn nguyên: thử lại sau.
page-error-store = Tạm thời chưa đọc hoặc ghi được các giáo án ở đây, người quản lý máy chủ đã được báo chỗ hỏng. Phần của bạn không có gì thay đổi: lúc khác thử lại.
page-error-store-feed-unknown = Không có liên kết lịch nào như vậy, hoặc liên kết không còn dùng được.
page-error-option-whole = { $option ->
        [sessions] Không lập được giáo án với “{ $text }” buổi mỗi tuần.
        [minutes] Một buổi không thể dài “{ $text }” phút.
       *[other] “{ $text }” không hợp ở đây.
    } Chọn một số nguyên từ { $least } đến { $most }.
page-error-race-unreadable = “{ $text }” không phải là một giải chạy. Chọn một giải trong danh sách, hoặc chọn “Giải khác” rồi ghi tên và ngày.
page-error-race-far = Giải ngày { $day } còn { $weeks } tuần nữa mới đến, mà một giáo án dài nhất { $most } tuần. Chọn một giải trước đó, hoặc quay lại từ { $right }.
page-error-distance-impossible = “{ $text }” không phải là cự ly. Ghi số kilômét lớn hơn 0 và không quá { $most }, ví dụ 21.
page-error-no-shape = Không lập được giáo án cho { $days } ngày trước giải. Chọn một giải vào ngày khác.
page-error-runs-private-address = { $host } nằm trong mạng riêng hoặc mạng dành riêng nên không được hỏi. Ghi một địa chỉ mà bên ngoài truy cập được, hoặc chọn từng ngày chạy.
page-error-runs-too-slow = { $host } không gửi xong lịch trong { $seconds } giây. Lúc khác thử lại, hoặc chọn từng ngày chạy.
page-error-runs-unreachable = Không kết nối được với { $host }, hoặc kết nối bị đứt giữa chừng. Kiểm tra lại địa chỉ, hoặc chọn từng ngày chạy.
page-note-race-beside = Lịch của bạn còn một giải khác: { $title }, { $run-day }. Giáo án tránh ngày đó nhưng không dành những ngày hồi phục sau giải.
page-note-race-other-day = Lịch của bạn ghi { $race } vào { $run-day }, còn giáo án này ghi { $race-day }. Nếu lịch của bạn đúng, chọn “Giải khác” và ghi ngày ấy.
page-note-runs-assumed-beyond = Lịch chỉ có các buổi chạy đến { $reach-day } và chưa cho thấy tuần nào lặp lại. Sau đó giáo án giả định một tuần thường gặp. Cho biết các ngày chạy của bạn thì giáo án sẽ khớp hơn.
page-note-runs-away = “{ $title }” có vẻ là những ngày đi vắng, từ { $first-day } đến { $last-day }. Nếu lúc đó không tập được, ghi các buổi ấy là bỏ lỡ, giáo án sẽ điều chỉnh theo.
page-note-runs-none-found = Không thấy buổi chạy nào trong { $source } cho những tuần này. Cho biết các ngày chạy của bạn thì giáo án sẽ khớp hơn.
page-note-runs-recent-copy = { $source } mới được tải chưa đến một giờ, { $since-day }, lúc { $clock }; bản đó được dùng.

## Cuộc trò chuyện đầu tiên (planner init) và tệp của người chạy

ui-help-init = Hỏi vài câu rồi ghi tệp athlete.toml để mọi lệnh khác đọc. Câu trả lời nào cũng có thể ghi bằng tùy chọn; nếu không ở cửa sổ dòng lệnh thì không hỏi gì.
ui-option-name = Tên bạn; nhờ đó cũng phân biệt giáo án của hai người chạy.
ui-option-init-output = Tệp sẽ ghi, thay cho athlete.toml.
ui-option-init-force = Ghi đè tệp đang có.
ui-option-init-yes = Không hỏi gì: chỗ nào không có tùy chọn thì lấy câu trả lời thông thường.
init-welcome = Vài câu hỏi nhé; Enter để nhận câu trả lời trong ngoặc, Ctrl-C thì mọi thứ vẫn như cũ.
init-word =
    { $code ->
        [mon] t2
        [tue] t3
        [wed] t4
        [thu] t5
        [fri] t6
        [sat] t7
        [sun] cn
        [easy] nhẹ
        [quality] biến tốc
        [long] dài
        [band] dây dài
        [loop] dây vòng
        [box] ghế
        [ball] bóng
        [weight] tạ
        [new] mới tập
        [regular] thường xuyên
        [advanced] lâu năm
       *[other] { $code }
    }
init-ask-name = Bạn tên là gì?
init-hint-name = Tên sẽ hiện trong lịch. Nhấn Enter nếu không muốn ghi.
init-ask-races = Bạn nhắm giải nào?
init-hint-races = Tên giải, ngày, hoặc cả hai: hue, 27/12, "Giải của tôi@27/12". Ghi - nếu chưa có.
init-ask-distance = Bao nhiêu ki-lô-mét?
init-hint-distance = Chẳng hạn 42, 21, 10 hoặc 5.
init-ask-runs = Bạn chạy vào khi nào?
init-hint-runs = Lịch của bạn (tệp hoặc địa chỉ), hoặc một tuần: t3=biến tốc,t5=biến tốc,cn=dài. Các loại là nhẹ, biến tốc, dài, thi đấu và sức mạnh.
init-ask-days = Buổi tập sức mạnh có thể rơi vào những ngày nào?
init-hint-days = t2,t4,t7, hoặc t2-t6.
init-ask-hours = Trong khoảng giờ nào?
init-hint-hours = 18:00-21:00; nhiều khoảng thì cách nhau bằng dấu phẩy.
init-ask-gear = Bạn có những dụng cụ gì?
init-hint-gear = dây dài, dây vòng, ghế (loại chắc), bóng, tạ (ba lô đựng chai nước cũng được); ghi không nếu không có gì.
init-ask-level = Bạn đã quen tập sức mạnh đến đâu?
init-hint-level = mới tập, thường xuyên hoặc lâu năm.
init-ask-sessions = Mỗi tuần mấy buổi?
init-hint-sessions = Từ 1 đến 3; hai buổi là đủ để khỏe lên.
init-ask-minutes = Mỗi buổi nhiều nhất bao nhiêu phút?
init-hint-minutes = Từ 10 đến 60.
init-taken = Không hỏi ai được, nên đã lấy
init-next = Tiếp theo, lập giáo án và lịch:
init-next-race = Tiếp theo, ghi một giải và lập giáo án:
init-file-head = Bạn là ai, để planner biết. Cứ sửa theo ý bạn; dòng nào không có # thì được tính.
init-file-name = Tên bạn; nhờ đó cũng phân biệt giáo án của hai người chạy.
init-file-language = Ngôn ngữ của mọi thứ bạn đọc: en, vi
init-file-zone = Múi giờ nơi bạn sống, theo tên IANA
init-file-level = Mức quen tập sức mạnh: new (mới tập), regular (tập đều), advanced (tập lâu năm)
init-file-masters = Từ bốn mươi tuổi trở lên? Khi đó tuần nhẹ đến sớm hơn.
init-file-gear = Dụng cụ: band (dây dài), loop (dây vòng), box (hộp, ghế chắc), ball (bóng), weight (tạ, ba lô đựng chai nước)
init-file-days = Những ngày có thể có buổi tập
init-file-hours = Buổi tập phải nằm trong những giờ này
init-file-preferred-days = Những ngày bạn thích nhất; để trống nếu ngày nào cũng được
init-file-preferred-hours = Những giờ bạn thích bắt đầu nhất; để trống nếu giờ nào cũng được
init-file-sessions = Số buổi tập hông mỗi tuần khi tăng sức mạnh: 1 đến 3
init-file-minutes = Buổi dài nhất, tính bằng phút: 10 đến 60
init-file-policy = hard-day xếp buổi tập vào ngày chạy nặng, easy-day vào những ngày khác; bỏ trống thì planner tự chọn.
init-file-runs = Lịch chạy của bạn: tệp, nhìn từ thư mục này, hoặc địa chỉ
init-file-week = Tuần chạy của bạn khi không có lịch: ngày=loại, kèm giờ và số phút: tue@05:30=quality/60
init-file-races = Các giải của bạn: tên (không bắt buộc), ngày, cự ly tính bằng km, đã đăng ký chưa; priority A, B hoặc C nếu muốn
init-file-blocked = Những ngày không tập: why là travel (đi xa), illness (ốm), holiday (nghỉ lễ) hoặc other (khác)
error-init-exists = { $path } đã có và được giữ nguyên. Hãy ghi ra tệp khác bằng -o, hoặc ghi đè bằng --force.
error-api-request = Không đọc được yêu cầu ở { $where }: { $what }. Bản mô tả API cho biết chỗ đó ghi gì được.

## Dòng lệnh: giáo án đang theo

ui-help-follow = Giữ một giáo án để theo từng ngày. RACE gõ như ở “planner plan”; giải đang theo thì đi tiếp từ chỗ hiện tại, và --registered xác nhận đã đăng ký: các buổi giữ nguyên tên.
ui-help-today = Xem hôm nay tập gì, rồi đến buổi nào.
ui-help-week = Xem tuần này tập gì.
ui-help-status = Xem bạn đã theo được bao nhiêu: tải dự kiến so với tải đã tập, từng tuần, và còn mấy ngày đến giải.
ui-help-log = Ghi lại buổi tập: done (xong), part (một phần) hay missed (bỏ). Ghi thêm là bổ sung, --anew là thay hẳn; “planner undo” để rút lại.
ui-help-undo = Rút lại điều vừa ghi gần nhất.
ui-help-adapt = Đề xuất thay đổi theo nhật ký, lịch chạy và ngày vắng, mỗi thay đổi kèm lý do. Không có --apply thì chưa đổi gì.
ui-help-show = Xem giáo án hiện tại, hoặc như ở một phiên bản trước.
ui-help-revisions = Liệt kê mọi phiên bản của giáo án.
ui-help-return = Đưa một phiên bản cũ thành phiên bản mới nhất. Những ngày đã qua giữ nguyên.
ui-help-plans = Liệt kê mọi giáo án trong kho và của ai.
ui-option-next = Chỉ các buổi từ hôm nay trở đi mà chưa ghi nhật ký.
ui-help-export = Xuất giáo án đang giữ: ics, json, html, md, csv, txt, hoặc bài tập fit cho đồng hồ (zip khi có nhiều buổi). Không có -o thì in ra đầu ra chuẩn.
ui-help-forget = Xoá hẳn một giáo án, hoặc một người: mọi phiên bản, nhật ký, lịch và liên kết. Các liên kết sẽ báo là không còn.
ui-help-store = Trông nom kho: kiểm tra có nguyên vẹn không, chép sang kho khác, hay sao lưu ra tệp.
ui-argument-session = Mã buổi tập (w05-1), ngày của nó, today (hôm nay) hay yesterday (hôm qua).
ui-argument-outcome = done (xong), part (một phần) hay missed (bỏ).
ui-argument-revision = Số của phiên bản.
ui-argument-kind = Xuất ra dạng nào: ics, json, html, md, csv, txt, fit hay zip.
ui-argument-store-verb = check (kiểm tra), copy (chép) hay backup (sao lưu).
ui-argument-store-place = copy: từ kho nào sang kho nào; chỉ một thì đó là kho đích. backup: tệp mới.
ui-option-kept = Giáo án nào: theo mã, phần đầu của mã, tên giải hay tên người chạy; chỉ có một thì không cần.
ui-option-clock = Coi hôm nay là ngày này.
ui-option-rpe = Thấy nặng cỡ nào, 0 đến 10.
ui-option-rir = Còn làm thêm được mấy lần: 0-1, 2-3 hay 4+.
ui-option-pain = Lúc đau nhất khi tập, 0 đến 10.
ui-option-exercise = Bài tập bị đau, theo mã.
ui-option-anew = Bỏ những gì đã ghi về buổi này trước đó; không thì điều không ghi lần này vẫn giữ nguyên.
ui-log-added = Giữ như đã ghi trước: { $options }. Muốn ghi lại từ đầu: --anew.
ui-option-worse-next-morning = Sáng hôm sau đau hơn, hoặc đi khập khiễng.
ui-option-minutes-done = Tập hết bao nhiêu phút.
ui-option-note = Điều gì khác, ghi cho riêng bạn.
ui-option-full-changes = Mọi thay đổi, cả những buổi đổi theo.
ui-option-apply = Đưa thành phiên bản mới.
ui-option-runs-anew = Lịch chạy từ nay, thay cho lịch lúc lập giáo án. Có thể lặp lại.
ui-option-output-one = Ghi ra tệp.
ui-option-person = Một người với mọi giáo án của họ, thay vì một giáo án.
ui-option-yes = Xoá thật.
ui-column-planned = Dự kiến
ui-column-done = Đã tập
ui-column-person = Ai
ui-column-revision = Phiên bản
ui-column-races = Giải
ui-day-free = Hôm nay không có buổi tập.
ui-week-free = Tuần này không có buổi tập.
ui-logged = Đã ghi: { $outcome }.
ui-next-log = Tập xong, ghi lại thế nào:
ui-next-session = Buổi tới: { DAY($day, style: "short") } lúc { $clock }.
ui-log-asks = Những gì bạn đã ghi đòi hỏi điều chỉnh giáo án, mà giáo án thì chưa đổi. Để xem:
ui-run-minutes = { $minutes } phút
ui-next-adapt = Điều này cần đổi giáo án. Để xem:
ui-next-apply = Chưa có gì thay đổi. Để áp dụng:
ui-next-follow = Đã giữ. Bây giờ làm gì:
ui-follow-new = Giáo án { $plan } được giữ trong { $store }.
ui-follow-on = Giáo án { $plan } đi tiếp thành phiên bản { $revision }. Những gì đã qua giữ nguyên.
ui-follow-named = Trước đây giáo án này chưa có tên, nay là của { $name }. Nếu nó là của người khác: gõ planner return { $revision } --plan { $plan }, rồi để người ấy theo giáo án bằng tên của mình trước.
ui-follow-same = Giáo án { $plan } không có gì thay đổi (phiên bản { $revision }).
ui-plans-none = Ở đây chưa giữ giáo án nào. Giữ một giáo án: planner follow hue
ui-log-kept = Đã ghi: { $session } { DAY($day, style: "short") }, { $outcome }.
ui-log-known = Điều này ghi rồi: { $session } { DAY($day, style: "short") }, { $outcome }.
ui-undo-none = Không còn gì để rút lại.
ui-undone = Đã rút lại: buổi { $session } coi như chưa ghi.
ui-undone-before = Đã rút lại: buổi { $session } trở về như lần ghi trước.
ui-instead = Những bài không động đến chỗ đau: { $exercises }.
ui-adapt-quiet = Không buổi nào thay đổi; điều bạn nói được ghi nhớ cùng giáo án.
note-race-blocked =
    { $why ->
        [other] { $race } rơi vào những ngày bạn để trống ({ $first-day } đến { $last-day }). Nếu không chạy giải này, hãy theo một giải khác.
       *[told] { $race } rơi vào những ngày bạn để trống ({ $first-day } đến { $last-day }, { $why }). Nếu không chạy giải này, hãy theo một giải khác.
    }
ui-adapt-none = Không cần đổi gì: cứ theo giáo án.
ui-change-minutes = { $before } → { $after } phút
ui-change-rung = { $exercise }: bậc { $before } → { $after }
ui-change-reps = { $exercise }: { $before } → { $after } lần
ui-change-sets = { $exercise }: { $before } → { $after } hiệp
ui-change-without = không có { $exercise }
ui-change-with = có { $exercise }
ui-changes-follow =
    { $count ->
        [1] Một buổi nữa đổi theo ({ $first }; { $kinds })
       *[other] { $count } buổi nữa đổi theo (từ { $first } đến { $last }; { $kinds })
    }: thêm --full để xem tất cả.
ui-applied = Đã áp dụng: đây là phiên bản { $revision }. Để quay lại:
ui-revision-followed = bắt đầu giữ
ui-revision-adapted = đã điều chỉnh
ui-revision-registered = đã xác nhận giải
ui-revision-moved = giải sang ngày khác
ui-revision-returned = quay về một bản trước
ui-returned = Phiên bản { $old } đã trở lại, nay là phiên bản { $revision }.
ui-not-told = Chưa ghi: { $sessions }. Đã tập hay bỏ, ghi lại là giáo án theo kịp bạn:
ui-races-over = Cuộc đua của giáo án này đã qua: { $race }, { DAY($day) }. Theo cuộc tiếp theo:
ui-adherence-none = Chưa có buổi nào đến hạn.
ui-adherence =
    Theo được { $percent }%: trong { $due ->
       *[other] { $due } buổi đến hạn
    } có { $done } buổi xong, { $part } buổi tập một phần, { $missed } buổi bỏ, { $open } buổi chưa ghi.
ui-chart-terms = Tải tính bằng AU: RPE × phút. Điều bạn không ghi thì coi như đúng dự kiến; buổi tập một phần tính nửa số phút.
ui-monotony = Tuần { $week }: độ đơn điệu { $monotony } (trung bình tải bảy ngày chia độ lệch chuẩn tổng thể của chúng), độ căng { $strain } AU. Chỉ tính các buổi tập hông; không quy tắc nào dựa vào đó.
ui-forgotten =
    Đã xoá hẳn { $plans ->
       *[other] { $plans } giáo án
    } cùng { $feeds ->
       *[other] { $feeds } liên kết lịch
    }. Các bản sao lưu bạn tự làm thì bạn tự xoá.
ui-store-whole = Nguyên vẹn: { $plan } giáo án, { $revision } phiên bản, { $mark } lần ghi, { $feed } liên kết.
ui-store-broken = Không nguyên vẹn: đã đọc { $plan } giáo án, { $revision } phiên bản, { $mark } lần ghi, { $feed } liên kết.
ui-store-copied = Đã chép tất cả sang { $place } và so lại: { $rows } dòng, hai bên như nhau.
ui-store-saved = Đã sao lưu: { $path }
error-log-future = Buổi { $session } là { $day }, chưa tới. Nếu bạn đã tập sớm, đến ngày đó hãy ghi: từ giờ tới lúc ấy giáo án giữ chỗ cho buổi này và không dồn thêm buổi nào. Nếu hôm đó bạn bận, planner adapt --block { $span } sẽ dời buổi này.
    .first-day = Buổi { $session } là { $day }, chưa tới. Nếu bạn đã tập sớm, hãy ghi từ { $first-day }, khi tuần của buổi này bắt đầu: từ giờ tới lúc ấy giáo án giữ chỗ cho buổi này và không dồn thêm buổi nào. Nếu hôm đó bạn bận, planner adapt --block { $span } sẽ dời buổi này.
error-log-no-session = { $day } không có buổi tập. Buổi gần nhất trước đó là { $session }, { DAY($near-day, style: "short") }.
    .next-day = { $day } không có buổi tập. Buổi gần nhất trước đó là { $session } { DAY($near-day, style: "short") }, buổi kế tiếp là { $next } { DAY($next-day, style: "short") }: nếu đó là buổi bạn đã tập sớm, hãy ghi { $next }.
error-log-no-session-yet = { $day } không có buổi tập. Buổi đầu tiên là { $session }, { DAY($near-day, style: "short") }.
error-log-outcome = Chữ ghi sau tên buổi không cho biết buổi tập ra sao. Gõ done (xong), part (một phần) hay missed (bỏ); điều gì khác thì ghi bằng --note.
error-log-extra = Ghi thừa: “planner log” chỉ nhận tên buổi, rồi done, part hay missed. Ghi chú phải đặt trong dấu ngoặc kép: --note "…".
error-log-number = { $option } là một số từ { $least } đến { $most }.
error-log-rir = --rir là một trong { $known }.
error-log-exercise = Bài đó không có trong buổi { $session }. Buổi này gồm { $known }.
error-log-note = Ghi chú dài tối đa { $most } ký tự.
error-revision-unreadable = “{ $text }” không phải số phiên bản. “planner revisions” liệt kê chúng.
error-return-past = Ở phiên bản { $revision } những ngày đã qua hoặc những buổi đã ghi nhật ký khác với bây giờ, mà quá khứ thì giữ nguyên. “planner adapt” thay đổi những gì sắp tới.
error-export-none-left = Các buổi tập đều đã ghi nhật ký hoặc trước { $day }: không còn bài tập nào để xuất.
error-export-next-json = Tệp .json giữ cả giáo án để planner dựa vào đó mà làm tiếp: hãy bỏ --next, hoặc chọn csv để lấy những buổi sắp tới.
error-export-terminal = Tệp { $kind } không phải là chữ để hiện trên màn hình. Hãy ghi ra tệp bằng -o, chẳng hạn -o plan.{ $kind }, hoặc chuyển tiếp bằng > hay |.
error-export-ending = { $path } không có đuôi của dạng { $kind }. Hãy cho hai thứ giống nhau.
error-forget-several = “{ $person }” có thể là { $known }. Hãy ghi tên đúng như trên, hoặc chọn một giáo án bằng --plan.
error-forget-confirm =
    { $count ->
        [1] Lệnh này xoá hẳn giáo án { $plans }
       *[other] Lệnh này xoá hẳn { $count } giáo án ({ $plans })
    } cùng { $feeds ->
       *[other] { $feeds } liên kết lịch
    }. Chưa xoá gì: thêm --yes để xoá.
error-store-verb = Kho nhận các lệnh { $known }, không nhận “{ $text }”.
error-store-places = Không hợp với “planner store { $verb }”: check không cần nơi nào, backup cần một tệp mới, copy cần kho nguồn và kho đích.

## Nhiều người chạy cùng lúc (planner batch)

ui-help-batch = Lập giáo án cho mọi người trong bảng đăng ký (CSV): mỗi người một lịch trong một thư mục, hoặc giáo án trong một kho. Dòng nào không lập được thì được liệt kê kèm số dòng và lý do; các dòng khác vẫn chạy tiếp. Nếu bị ngắt giữa chừng, lần sau chạy tiếp từ chỗ đó.
ui-argument-registrants = Bảng đăng ký. Cột “race” phải có; những cột không bắt buộc là “id, name, email, distance_km, registered, days, hours, level, gear, sessions, minutes, policy, runs, language, zone” (runs ghi một tuần như tue=quality,sun=long). Cột khác bị bỏ qua.
ui-option-batch-output = Thư mục chỉ chứa các lịch, có thể đưa lên mạng. Lịch nào của ai nằm trong một danh sách cạnh bảng đăng ký.
ui-option-batch-links = Danh sách ai có lịch hay liên kết nào. Đi với --into thì liên kết được tạo và chỉ có trong danh sách này.
ui-option-batch-base-url = Địa chỉ nơi thư mục được đưa lên mạng, hoặc nơi kho được phục vụ.
ui-option-batch-key = Khoá bí mật dùng để đặt tên lịch: một tệp có ít nhất 16 ký tự; nếu không ghi thì là batch.key cạnh bảng đăng ký, chưa có thì tự tạo.
ui-option-into = Giữ giáo án trong kho này thay vì ghi lịch.
ui-option-batch-workers = Số tiến trình chạy song song; nếu không ghi thì mỗi lõi một tiến trình.
batch-done = Đã có giáo án cho { $made } người trong { $path }{ $skipped ->
    [0] .
   *[other] { " " }(trong đó { $skipped } từ lần chạy trước).
}
batch-rejected = Đã bỏ qua { $rejected } dòng; lý do nằm trong { $path }.
batch-others = Vẫn còn { $others } lịch của những dòng trước đây, và ai đã đăng ký theo dõi thì vẫn đọc được. --prune sẽ xoá những gì không còn trong bảng.
batch-others-linked = Vẫn còn { $others } liên kết của những dòng trước đây hoạt động; trong danh sách chúng không có số dòng. planner forget --plan PLAN sẽ xoá một giáo án cùng các liên kết.
batch-pruned = Đã xoá { $removed } lịch của những dòng trước đây.
batch-unpruned = Chưa xoá lịch nào, vì có dòng bị bỏ qua và lịch của dòng đó có thể nằm trong số này. Hãy sửa các dòng rồi chạy lại.
ui-option-batch-prune = Xoá lịch của những dòng không còn trong bảng, khi không có dòng nào bị bỏ qua.
error-batch-prune-into = --prune xoá lịch trong một thư mục. Kho thì giữ giáo án: planner forget --plan PLAN xoá một giáo án cùng các liên kết.
batch-left-out = Những cột không đọc: { $columns }.
batch-list = { $path } cho biết lịch nào của ai. Hãy giữ riêng.
batch-links = { $path } chứa liên kết của mọi người; liên kết không nằm ở đâu khác. Hãy giữ kỹ và giữ riêng.
batch-key = Lịch được đặt tên theo khoá trong { $path }: hãy giữ lại, vì đổi khoá thì mọi lịch đều đổi tên.
error-batch-foreign = { $path } không phải do planner batch ghi. Hãy dời tệp đó đi, hoặc chọn danh sách khác bằng --links.
error-batch-foreign-rejected = { $path } không phải do planner batch ghi. Hãy dời tệp đó đi.
error-batch-folder-own = { $path } cho biết lịch nào của ai, nên không được nằm trong { $folder } là nơi có thể công bố. Hãy để lịch trong một thư mục riêng, chẳng hạn -o feeds.
error-batch-key-gone = Lịch trong { $folder } được đặt tên theo một khoá, nhưng không thấy { $path }. Hãy chỉ chỗ của khoá bằng --key, hoặc dùng thư mục khác.
error-batch-key-short = { $path } không phải khoá: chưa đủ { $least } ký tự. Bỏ tệp đó đi thì khoá sẽ được tự tạo.
error-batch-key-other = Lịch trong { $folder } được đặt tên theo khoá khác, không phải { $path }. Hãy chỉ đúng khoá bằng --key, hoặc dùng thư mục khác: đổi khoá thì ai đã đăng ký theo dõi cũng mất lịch.
error-batch-key-into = --key dùng để đặt tên tệp. Kho tự tạo liên kết riêng: --links FILE.csv.
error-batch-links-where = Liên kết cần địa chỉ nơi kho được phục vụ: --base-url https://runner.example.org.
error-batch-link-unreadable = Dòng { $line } trong { $path } không cho biết giáo án nào có liên kết nào, mà liên kết không nằm ở đâu khác. Hãy ghi lại như cũ, hoặc xoá dòng đó để nhận liên kết mới.
error-batch-worker-lost = Một tiến trình đang làm lịch đã dừng giữa chừng, có thể vì thiếu bộ nhớ. Những gì đã làm xong vẫn còn đó. Hãy chạy lại đúng lệnh này để làm tiếp; --workers 1 cần ít bộ nhớ nhất.
error-batch-no-file = Không đọc được bảng { $path }. Hãy kiểm tra tên và quyền đọc.
error-batch-no-race = { $path } không phải bảng đăng ký: dòng đầu không có cột “race”. Các cột là { $known }.
error-batch-column-twice = { $path } có hai cột cùng nghĩa “{ $column }”. Hãy bỏ một cột.
error-batch-target = Hãy cho biết giáo án ghi vào đâu: -o THƯMỤC cho các lịch, hoặc --into KHO.
error-batch-folder = Không tạo được thư mục { $path }. Hãy xem có gì khác trùng tên không và bạn có quyền ghi ở đó không.
error-batch-twin = Người chạy và giải này đã có ở dòng { $line }. Hãy bỏ một dòng, hoặc phân biệt bằng id hay email.
batch-error-option-whole = Cột { $column } không thể là “{ $text }”. Hãy ghi một số nguyên từ { $least } đến { $most }.
batch-error-distance-impossible = “{ $text }” không phải là cự ly. Hãy viết số kilômét lớn hơn 0 và không quá { $most }, ví dụ 21.
batch-error-race-far = Giải ngày { $day } còn { $weeks } tuần nữa mới đến, mà một giáo án dài nhất { $most } tuần. Hãy ghi một giải trước đó, hoặc để dòng này đến { $right }.
error-templates-no-folder = PLANNER_TEMPLATES chỉ thư mục { $path }, nhưng không có thư mục đó. Hãy tạo nó, với những thư mục con mà bạn cần, hoặc bỏ biến này đi.
error-shapes-gap = { $file }: chưa có khung giáo án nào cho { $first } đến { $last } ngày trước giải. Hãy sửa ngày đầu ở đây, hoặc ngày cuối của khung liền trước, cho hết khoảng trống.
error-shapes-end = { $file }: chưa có khung giáo án nào cho từ { $last } ngày trước giải trở lên. Hãy bỏ ngày cuối của khung dài nhất.
error-page-template = { $where }: không đọc được mẫu của trang: { $cause } Hãy sửa lại thẻ này.
error-batch-unreadable = Không đọc được dòng này: dấu ngoặc kép chưa đóng, hoặc có ô dài hơn { $most } ký tự.
error-batch-too-wide = Dòng có { $count } ô, còn bảng có { $columns } cột. Hãy đặt dấu ngoặc kép quanh ô có { $separator ->
        [comma] dấu phẩy
        [semicolon] dấu chấm phẩy
       *[tab] dấu tab
    }.
error-batch-race-missing = Dòng này chưa ghi giải. Hãy ghi vào cột của nó, chẳng hạn hue hoặc hue@27/12/2026.
error-batch-race-file = “{ $text }” là tên tệp, mà trong bảng thì không được ghi tên tệp. Hãy ghi chính giải đó, chẳng hạn hue@27/12/2026.
error-batch-runs = “{ $text }” không phải là một tuần chạy; trong bảng không được ghi tệp hay địa chỉ. Hãy ghi chẳng hạn tue=quality,sun=long.
error-batch-yes-no = “{ $text }” không phải có cũng không phải không. Hãy ghi yes hoặc no.

## Mọi thứ có ổn không (planner doctor)

ui-help-doctor = Xem mọi thứ có ổn không: đã cài những gì, kho, các mẫu và bộ nhớ đệm nằm ở đâu; hoặc, khi có địa chỉ nguồn lịch hay tệp lịch, xem nó có khỏe không. Mã thoát 1 nếu có gì hỏng.
ui-argument-doctor = Địa chỉ nguồn lịch hoặc tệp lịch; bỏ trống thì xem chính bản cài đặt.
ui-option-local = Địa chỉ nằm ngay trên máy này (planner serve), vốn không bao giờ được hỏi tới.
note-doctor-broken = Không ổn: { $cause }
note-doctor-python = Python { $version } trong { $path }
note-doctor-packages = Đã cài: { $packages }
note-doctor-missing = Chưa cài: { $packages }. Hãy cài bằng: { $command }
note-doctor-extra = Phần thêm “{ $extra }”: { $version }
note-doctor-no-extra = Phần thêm “{ $extra }” chưa cài; nếu cần: { $command }
note-doctor-sqlite = SQLite { $version }
note-doctor-templates = Các mẫu trong { $path }: { $exercises } bài tập, { $races } giải, ngôn ngữ { $languages }
note-doctor-cache = Bộ nhớ đệm trong { $path }: { $size } kB; xóa đi lúc nào cũng an toàn
note-doctor-cache-readonly = Không ghi được bộ nhớ đệm trong { $path }, nên lần nào cũng phải đọc lại các mẫu. PLANNER_CACHE chỉ ra thư mục khác.
note-doctor-store = Kho { $place } ({ $database }): { $plans } giáo án, { $feeds } đường dẫn
note-doctor-no-store = Chưa có kho; planner follow sẽ tạo trong { $place }
note-doctor-feed-plain = Địa chỉ là http: ai ở giữa cũng đọc được. https giữ kín cho bạn.
note-doctor-type = Content-Type: { $type }
note-doctor-wrong-type = Content-Type là “{ $type }”, không phải text/calendar: vài phần mềm lịch sẽ từ chối.
note-doctor-no-etag = Không có ETag mạnh: mỗi lần người theo dõi phải tải lại tất cả.
note-doctor-no-modified = Không có Last-Modified: vài phần mềm lịch sẽ không bao giờ thấy thay đổi.
note-doctor-revalidated = Cache-Control: { $said }
note-doctor-cached = Không có Cache-Control: có nơi trung gian có thể giữ lịch cũ. Nên là no-cache.
    .said = Cache-Control là “{ $said }”: trên đường đi có thể còn giữ lịch cũ. Đúng ra nên là no-cache.
note-doctor-kept = Đây là bản mà một nơi trung gian đã giữ { $hours } giờ: người theo dõi thấy thay đổi chậm chừng ấy.
note-doctor-modified-early = Last-Modified ghi { $said-day }, nhưng lịch đã thay đổi vào { $changed-day }: có ứng dụng lịch sẽ không bao giờ thấy thay đổi đó.
note-doctor-say-local = Nếu là máy chủ trên chính máy này, hãy thêm --local.
note-doctor-unchanged = Hỏi lại thì trả lời 304: không gửi gì hai lần.
note-doctor-always-new = { $by ->
    [modified] Hỏi lại bằng chính Last-Modified của nó
   *[etag] Hỏi lại bằng chính ETag của nó
}, nó vẫn gửi lại tất cả. Đúng ra nên là 304.
note-doctor-mark = Nó bắt đầu bằng dấu thứ tự byte (BOM): có phần mềm lịch không đọc được gì sau dấu ấy.
note-doctor-line-ends = Không phải dòng nào cũng kết thúc bằng CR LF như lịch phải có: có phần mềm lịch từ chối.
note-doctor-packed = Nén bằng gzip: { $size } kB
note-doctor-not-packed = Không nén bằng gzip, nên mỗi thay đổi người theo dõi phải tải trọn vẹn.
note-doctor-cut-off = Nó không kết thúc như một lịch: bị cắt giữa chừng, hoặc là một trang web. Người theo dõi có thể mất hết những gì đang có.
note-doctor-calendar = Lịch có { $events } mục, { $size } kB
note-doctor-ours = Do planner viết, từng byte đều đúng
note-doctor-foreign = Không phải do planner viết, hoặc đã bị phần mềm khác viết lại
note-doctor-coming = Còn { $events } mục sắp tới, mục gần nhất vào { $day }
note-doctor-over = Trong đó không còn gì sắp tới.
note-doctor-age = Thay đổi lần cuối { $days ->
    [0] hôm nay
    [1] hôm qua
   *[other] { $days } ngày trước
}, vào { $changed-day }
note-doctor-too-large = { $size } kB nhiều hơn { $most } kB mà Google nhận. Hãy bỏ các buổi chạy khỏi nguồn lịch.
error-doctor-not-local = --local chỉ dành cho địa chỉ http ngay trên máy này: { $hosts }. Với địa chỉ khác hãy bỏ nó đi.

## Ghi lại tệp lịch: điều gì giữ nguyên, điều gì đổi, điều gì không được

ui-plan-unchanged = Giáo án vẫn là giáo án của { $path } (bản thứ { $revision }); chỉ những gì lịch cho thấy là thay đổi.
ui-more-changes = Còn { $count } buổi nữa thay đổi; --full cho xem tất cả.
ui-option-no-alarms = Không nhắc nữa.
note-changed = { $session } { $what }: { $when }. { $why }
note-calendar-changes = Trong { $path }: { $unchanged } mục giữ nguyên, { $changed } mục đổi nội dung, { $moved } mục dời giờ, { $new } mục mới, { $withdrawn } mục rút đi.
note-previous-rebuilt = Không tìm thấy trên máy này giáo án đã làm ra { $path }, nên nó được lập lại theo những gì bạn vừa nói. Các buổi vẫn ở đúng chỗ như trong lịch; còn hồi đó lập từ đâu (buổi chạy, dụng cụ, số phút) thì không rõ, nên bài tập có thể khác với những gì bạn đã tập. Ghi thêm một tệp .json cạnh lịch (-o) là giữ được tất cả.
note-kept-registered = Bạn đã đăng ký { $race }: điều này giữ nguyên. Dùng --considering để rút lại.
note-kept-alarms = Lịch giữ lời nhắc ({ $minutes } phút trước). Dùng --no-alarms để bỏ.
note-kept-language = Ngôn ngữ vẫn như ở giáo án trước. Dùng --lang để đổi.
note-kept-variant = { $variant ->
        [busy] Lịch vẫn chỉ cho thấy là bận. Dùng --no-busy để hiện các buổi tập.
        [runs] Lịch vẫn hiện các buổi chạy của bạn. Dùng --no-runs để bỏ ra.
       *[cancelled] Những buổi đã bỏ vẫn ở lại trong lịch, ghi là hủy. Dùng --no-cancelled để chúng rời lịch.
    }
error-previous-name = { $other ->
        [none] { $path } chứa giáo án của đúng các giải này, nhưng cho một tên khác, không phải { $name ->
            [none] cho người không ghi tên
           *[other] “{ $name }”
        }.
       *[other] { $path } chứa giáo án của đúng các giải này cho “{ $other }”, không phải cho { $name ->
            [none] người không ghi tên
           *[other] “{ $name }”
        }.
    } Tên là một phần của giáo án, để lịch của hai người không lẫn vào nhau. Nếu vẫn là một người, hãy ghi tên trong athlete.toml như hồi đó; nếu không, hãy chọn tệp khác. Dùng --force thì mỗi buổi sẽ có mặt hai lần trong lịch.
error-why-calendar = Giáo án đã làm ra { $path } không có trên máy này. Hãy chỉ tệp .json của nó, hoặc ghi các giải.
error-options-contradict = { $option } và { $other } trái ngược nhau. Hãy bỏ một trong hai.
error-output-full = Không ghi ra hết được câu trả lời: nơi nhận không nhận thêm nữa. Hãy dọn chỗ ở đó, hoặc ghi ra nơi khác. Các tệp bạn đã nêu và những gì được lưu giữ vẫn đầy đủ.
error-alarms-and-none = --alarms và --no-alarms trái ngược nhau. Hãy bỏ một trong hai.

## Tự hoàn thành trong shell (planner completion)

ui-help-completion = In đoạn mã giúp shell tự hoàn thành lệnh, tùy chọn, tên giải và mã buổi tập khi nhấn phím Tab.
ui-argument-shell = Loại shell: bash, zsh hoặc fish.
error-shell-unknown = planner không biết shell nào tên “{ $text }”. { $close ->
    [0] Có { $known }.
   *[other] Có phải ý bạn là { $near }?
}

## Giải dời sang ngày khác (planner/moving)
error-race-not-of-plan = “{ $name }” không phải giải trong giáo án này. Các giải trong giáo án là { $known }.
page-error-races-same-day = { $name } và { $other-name } sẽ cùng vào { $day }. Chọn ngày khác cho một trong hai giải.
page-error-race-not-of-plan = Giải đó không có trong giáo án này. Tải lại trang rồi chọn một giải của giáo án.
page-move = Ngày đua có đổi không?
page-move-about = Giải bị hoãn hay được tổ chức sớm hơn thì ghi ngày mới vào, bạn sẽ xem trước những gì thay đổi. Những gì bạn đã ghi vẫn còn, và lịch sẽ đổi theo.
page-move-day = Ngày đua mới
page-move-show = Xem sẽ đổi những gì
page-move-title = Ngày đua khác
page-move-from = { $race }: { $before-day } → { $day }, { $clock }
page-move-from-open = { $race }: { $before-day } → { $day }
page-changes-more = { $changes ->
       *[other] Sau đó còn { $changes } buổi nữa thay đổi.
    }
page-move-none = Giáo án không có gì phải đổi.
page-moved = Đã ghi nhận: ngày đua đã đổi. Lịch của bạn sẽ cập nhật ở lần làm mới tới.

## Các trang: việc đã làm, điều không đến được máy chủ, điều đã gõ
page-deleted = Đã xóa hết: giáo án, những gì bạn ghi về từng buổi và mọi đường dẫn.
page-closed = Đã đóng đường dẫn. Nó không còn mở được gì, dù đã đưa cho ai.
page-undone = Đã rút lại: buổi này chưa ghi gì.
page-again = Thử lại
page-to-log = Đến chỗ bạn vừa ghi
page-also-date = Ngày đua, giải thứ hai
page-preview-stale = Chưa cập nhật được phần xem thử nên tạm ẩn đi. Trang sẽ tự thử lại, và bạn vẫn lập giáo án được.
page-preview-stale-brief = Phần xem thử chưa cập nhật

## API, chỗ dòng lệnh nêu tên tùy chọn

api-note-assumed-level = Tạm coi bạn là người { $level }. Muốn khác, hãy ghi vào “level”.
api-note-assumed-gear = Tạm coi bạn có: { $gear }. Muốn khác, hãy ghi vào “gear”.
api-note-assumed-sessions = Tạm tính mỗi tuần { $sessions } buổi, mỗi buổi tối đa { $minutes } phút. Muốn khác, hãy ghi vào “sessions” và “minutes”.
api-note-assumed-hours = Tạm coi ngày nào bạn cũng tập được, từ { $first } đến { $last }, giờ { $zone }. Muốn khác, hãy ghi vào “days”, “hours” và “zone”.
api-note-distance-assumed = Bạn không ghi cự ly: tạm lấy { $distance-km } km. { $offered ->
    [none] Muốn khác, hãy ghi vào “distance_km”.
   *[other] “distance_km” nhận { $offered } km.
}
api-note-runs-assumed = Không có gì cho biết bạn chạy khi nào, nên giáo án giả định một tuần thường gặp, lúc { $clock }: { $quality-weekday ->
        [none] không có buổi biến tốc
       *[other] biến tốc vào { $quality-weekday }
    }, { $long-weekday ->
        [none] không có buổi chạy dài
       *[other] chạy dài vào { $long-weekday }
    }, { $easy-weekday ->
        [none] không có buổi chạy nhẹ
       *[other] chạy nhẹ vào { $easy-weekday }
    }. Hãy cho biết tuần chạy của bạn trong “runs”: địa chỉ một lịch, hoặc tue=quality,sun=long.
api-note-runs-assumed-beyond = Lịch chỉ có các buổi chạy đến { $reach-day } và chưa cho thấy tuần nào lặp lại. Sau đó giáo án giả định một tuần thường gặp, lúc { $clock }: { $quality-weekday ->
        [none] không có buổi biến tốc
       *[other] biến tốc vào { $quality-weekday }
    }, { $long-weekday ->
        [none] không có buổi chạy dài
       *[other] chạy dài vào { $long-weekday }
    }, { $easy-weekday ->
        [none] không có buổi chạy nhẹ
       *[other] chạy nhẹ vào { $easy-weekday }
    }. Hãy cho biết tuần chạy của bạn trong “runs”: địa chỉ một lịch, hoặc tue=quality,sun=long.
api-note-runs-away = “{ $title }” có vẻ là những ngày đi vắng, từ { $first-day } đến { $last-day }. Nếu lúc đó không tập được, hãy ghi { $span } vào “block”.
api-note-runs-none-found = Không thấy buổi chạy nào trong { $source } cho những tuần này. “runs” cũng nhận một tuần chạy: tue=quality,sun=long.
api-note-runs-recent-copy = { $source } mới được tải chưa đến một giờ, { $since-day }, lúc { $clock }; bản đó được dùng.
api-error-distance-impossible = “{ $text }” không phải là cự ly. Hãy ghi vào “distance_km” số kilômét lớn hơn 0 và không quá { $most }, ví dụ 21.
api-error-export-alarms = “alarms” không thể là “{ $text }”. Mỗi lần nhắc là số phút trước giờ bắt đầu, từ 0 đến { $earliest }, và nhiều nhất { $most } lần.
api-error-export-too-large = Lịch sẽ nặng { $size } kB; Google chỉ nhận tối đa { $most } kB. { $shows ->
    [runs] Hãy bỏ các buổi chạy ra (“runs”), hoặc lập giáo án ngắn hơn.
   *[other] Hãy lập giáo án ngắn hơn: bắt đầu muộn hơn (“start”).
}
api-error-no-shape = Không có khuôn giáo án nào cho { $days } ngày trước giải. Hãy chọn khuôn khác trong “shape”, hoặc ngày bắt đầu khác trong “start”.
api-error-priority-unreadable = “{ $text }” không phải là mức ưu tiên. Hãy ghi RACE=A, RACE=B hoặc RACE=C, chẳng hạn hue=A.
api-error-race-far = Giải ngày { $day } còn { $weeks } tuần nữa mới đến, mà một giáo án dài nhất { $most } tuần. Hãy bắt đầu muộn hơn (“start”: { $right }), hoặc chọn một giải trước đó.
api-error-races-same-day = { $name } và { $other-name } cùng vào { $day }. Hãy bỏ bớt một giải, hoặc so sánh hai giải bằng /api/v1/compare.
api-error-runs-private-address = { $host } nằm trong mạng riêng hoặc mạng dành riêng nên không được hỏi. Hãy cho một địa chỉ mà bên ngoài đến được, hoặc một tuần chạy như tue=quality,sun=long.
api-error-runs-too-slow = { $host } không gửi xong lịch trong { $seconds } giây. Hãy thử lại sau, hoặc ghi một tuần chạy như tue=quality,sun=long.
api-error-runs-unreachable = Không kết nối được với { $host }, hoặc kết nối bị đứt giữa chừng. Hãy kiểm tra địa chỉ, hoặc ghi một tuần chạy như tue=quality,sun=long.
api-error-store-feed-unknown = Không có liên kết lịch nào như vậy, hoặc liên kết không còn dùng được.
api-error-store-plan-unknown = Giáo án đó không còn ở đây nữa.

## Buổi tập xong trước ngày của nó (planner/sooner)

error-log-not-next = Buổi { $session } là { $day }, còn { $other } vào { $other-day } đến trước. Trước ngày tập chỉ ghi được buổi kế tiếp trong tuần: nếu bạn đã tập sớm một buổi, hãy ghi { $other }, còn { $session } vẫn giữ nguyên chỗ.
error-log-not-missed = Buổi { $session } là { $day }, chưa tới nên chưa thể gọi là bỏ lỡ. Nếu hôm đó bạn bận, planner adapt --block { $span } sẽ dời buổi này.
page-error-log-future = Buổi này vào { $day }, chưa đến. Có thể ghi là bỏ lỡ, nhưng chưa thể ghi là đã tập.
    .first-day = Buổi này vào { $day }, chưa đến. Từ { $first-day }, khi tuần của buổi này bắt đầu, bạn có thể ghi trước ngày; cho đến lúc ấy có thể ghi là bỏ lỡ, nhưng chưa thể ghi là đã tập.
page-error-log-not-next = Buổi này vào { $day }, còn buổi vào { $other-day } đến trước. Trước ngày tập chỉ ghi được buổi kế tiếp trong tuần: nếu bạn đã tập sớm một buổi, hãy ghi vào buổi đó.
api-error-log-future = Buổi { $session } là { $day }, chưa tới. Chỉ ghi được “missed”, chưa ghi được “done” hay “part”.
    .first-day = Buổi { $session } là { $day }, chưa tới. Từ { $first-day }, khi tuần của buổi này bắt đầu, có thể ghi trước ngày; cho đến lúc ấy chỉ ghi được “missed”, chưa ghi được “done” hay “part”.
ui-log-early = Tập xong trước ngày: giáo án giữ ngày đó cho buổi này, buổi kế tiếp không bị kéo lại gần hơn.
