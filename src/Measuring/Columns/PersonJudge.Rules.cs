using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Columns;

/// <content>The rules, one by one.</content>
internal ref partial struct PersonJudge
{
    /// <summary>CommitmentOf: a number for each commitment, -1 where it cannot be told.</summary>
    private readonly void Commitments(int end)
    {
        var (underWay, last) = (-1, CareColumns.None);
        for (var contact = first; contact < end; contact++)
        {
            if (status[contact] != (byte)ContactStatus.Done)
            {
                continue;
            }

            var wait = waitOf[contact];
            var named = commitment[contact] >= 0 || wait < 0 ? commitment[contact] : waitCommitment[wait];

            // Those named are even, those inferred odd.
            var key = named >= 0 ? named * 2L
                : Opens(day[contact], last) ? ((contact - first) * 2L) + 1
                : underWay;
            room.Commitment[contact - first] = key;
            underWay = named >= 0 ? -1 : (int)key;
            last = day[contact];
        }
    }

    private readonly bool Opens(int today, int last)
    {
        var read = facts.ReadingsOn(today);
        if (read.ReferralOpens)
        {
            for (var referral = person == 0 ? 0 : referralEnd[person - 1]; referral < referralEnd[person]; referral++)
            {
                if (referralAccepted[referral] <= today && (last == CareColumns.None || referralAccepted[referral] > last))
                {
                    return true;
                }
            }
        }

        return last != CareColumns.None && IsMoreThan(read.CommitmentGapMonths, last, today);
    }

    /// <summary>FirstVisit and SameDay: which contact opens each commitment.</summary>
    private readonly void Openers(int end)
    {
        for (var contact = first; contact < end; contact++)
        {
            var key = room.Commitment[contact - first];
            if (status[contact] != (byte)ContactStatus.Done || key < 0 || !CanOpen(contact))
            {
                continue;
            }

            ref var opener = ref room.Opener(key);
            if (opener < 0
                || (day[contact] == day[opener] && facts.ReadingsOn(day[opener]).RegisteredFirstVisitOpens && !IsPlainFirstVisit(opener) && IsPlainFirstVisit(contact)))
            {
                opener = contact;
            }
        }
    }

    private readonly bool CanOpen(int contact)
    {
        var read = facts.ReadingsOn(day[contact]);
        return (kind[contact] != (byte)ContactKind.Acute || read.AcuteOpens) && Outside(contact, facts.Stretch(day[contact]), read) == 0;
    }

    private readonly bool IsPlainFirstVisit(int contact) =>
        kind[contact] == (byte)ContactKind.FirstVisit && (waitOf[contact] < 0 || IsWaitTo(waitOf[contact], MeasuringPoint.FirstVisit));

    private readonly Answer IsFirst() => room.Commitment[now - first] is >= 0 and var key
        ? room.Opener(key) == now ? Answer.Yes : Answer.No
        : Answer.CannotTell;

    /// <summary>CountedForms: why the contact is outside the model of waits; 0 when it is not.</summary>
    private readonly ushort Outside(int contact, int stretch, Readings read) =>
        facts.IsUncounted(form[contact], stretch) ? Why.FormDoesNotCount
        : present[contact] == (byte)Present.Guardian && !read.GuardianOnlyCounts ? Why.GuardianAlone
        : (ushort)0;

    private readonly bool IsBeforeDecision()
    {
        if (Wait < 0)
        {
            return false;
        }

        var referral = IsWaitTo(Wait, MeasuringPoint.FirstVisit) ? waitReferral[Wait] : -1;
        var on = referral >= 0 ? referralDecided[referral] : waitDecided[Wait];
        return on != CareColumns.None && day[now] < on;
    }

    /// <summary>DirectOpening.</summary>
    private readonly Said Opening()
    {
        var referral = referralOf[now] >= 0 ? referralOf[now] : Wait >= 0 ? waitReferral[Wait] : -1;
        var assessed = referral >= 0 ? referralAssessment[referral] : ColumnsBuilder.NotTold;
        if (assessed != ColumnsBuilder.NotTold)
        {
            return assessed == (byte)ReferrerAssessment.ToValidate ? Said.No(Why.ToValidate) : Said.Yes(Why.Sufficient);
        }

        return facts.OpeningOf(unit[now], day[now]) switch
        {
            UnitOpening.ScenarioA => Said.No(Why.ScenarioA),
            UnitOpening.ScenarioUnknown => Said.CannotTell(Why.ScenarioUnknown),
            UnitOpening.Attested => Said.Yes(Why.Attested),
            _ => readings.UnattestedOpening switch
            {
                UnattestedOpening.Undecidable => Said.CannotTell(Why.NotAttested),
                UnattestedOpening.FirstVisit => Said.No(Why.UnattestedFirstVisit),
                _ => Said.Yes(Why.UnattestedDirect),
            },
        };
    }

    /// <summary>FollowUpCoded: whether the contact asks to be judged as one of the point.</summary>
    private readonly Said Asks(MeasuringPoint point, bool opens)
    {
        if (Kind == (byte)point || Performs(point, opens))
        {
            return Said.Yes(Why.FirstOnQuestion);
        }

        return !IsWaitTo(Wait, point) ? Said.No(Why.PointNotAsked)
            : Kind <= (byte)ContactKind.Treatment ? Said.Yes(Why.FirstOnQuestion)
            : waitDecided[Wait] == CareColumns.None ? Said.No(Why.WaitNotDecided)
            : readings.DecidedWaitIsEnough ? Said.Yes(Why.FirstOnQuestion)
            : Said.No(Why.DecidedWaitNotEnough);
    }

    private readonly bool Performs(MeasuringPoint point, bool opens) =>
        (point == MeasuringPoint.Investigation ? room.Investigates : room.Treats)
        && !(opens && Kind == (byte)ContactKind.FirstVisit)
        && (decided[now] <= day[now] || (IsWaitTo(Wait, point) && waitDecided[Wait] <= day[now]));

    private readonly Said Investigation()
    {
        var before = room.Investigations;
        if (before.Count == 0)
        {
            return Said.Yes(Why.FirstOnQuestion);
        }

        if (Question < 0)
        {
            return IsOnSameWait(before, MeasuringPoint.Investigation) ? Said.No(Why.SameWait) : WithoutQuestion();
        }

        for (var i = before.Count - 1; i >= 0; i--)
        {
            if (room.Question[before[i] - first] == Question)
            {
                return OnceMore(MeasuringPoint.Investigation, before[i]);
            }
        }

        return Said.Yes(Why.FirstOnQuestion);
    }

    private readonly Said Treatment()
    {
        var before = room.Treatments;
        if (before.Count == 0)
        {
            return Said.Yes(Why.FirstOnQuestion);
        }

        var (asksTheSame, allDiffer) = (false, true);
        for (var i = before.Count - 1; i >= 0; i--)
        {
            var same = Question >= 0 && room.Question[before[i] - first] == Question;
            var differs = readings.GroupMakesNew && room.GroupsDiffer(i);
            if ((same && !differs) || (readings.MovedMedicationIsSame && unit[before[i]] != unit[now] && room.ShareMedicine(i, facts.MedicineWords)))
            {
                return OnceMore(MeasuringPoint.Treatment, before[i]);
            }

            asksTheSame |= same;
            allDiffer &= differs;
        }

        return Question >= 0 ? Said.Yes(asksTheSame ? Why.OtherGroup : Why.FirstOnQuestion)
            : IsOnSameWait(before, MeasuringPoint.Treatment) ? Said.No(Why.SameWait)
            : allDiffer ? Said.Yes(Why.OtherGroup)
            : WithoutQuestion();
    }

    private readonly bool IsOnSameWait(List<int> before, MeasuringPoint point)
    {
        if (!IsWaitTo(Wait, point))
        {
            return false;
        }

        foreach (var contact in before)
        {
            if (waitOf[contact] == Wait)
            {
                return true;
            }
        }

        return false;
    }

    private readonly Said WithoutQuestion() => readings.RepeatWithoutQuestion switch
    {
        RepeatWithoutQuestion.Undecidable => Said.CannotTell(Why.NoQuestion),
        RepeatWithoutQuestion.New => Said.Yes(Why.NoQuestionNew),
        _ => Said.No(Why.NoQuestionFollowUp),
    };

    /// <summary>Again: the same one once more.</summary>
    private readonly Said OnceMore(MeasuringPoint point, int latest)
    {
        if (IsWaitTo(Wait, point) && waitRedo[Wait] == 0)
        {
            return Said.No(Why.RedoDenied);
        }

        var before = waitOf[latest];
        if (IsWaitTo(before, point) && before != Wait && waitClosed[before] <= day[now])
        {
            return Said.Yes(Why.AgainAfterClosed);
        }

        var last = Math.Max(day[latest], LastContact());
        var (late, soon) = facts.AgainReasonsOn(day[now]);
        return IsMoreThan(readings.AgainMonths, last, day[now]) ? Said.Yes(late) : Said.No(soon);
    }

    /// <summary>The day of the last done, non-acute contact on the question, or on any; the least day without one.</summary>
    private readonly int LastContact()
    {
        for (var contact = now - 1; contact >= first; contact--)
        {
            if (status[contact] == (byte)ContactStatus.Done && kind[contact] != (byte)ContactKind.Acute
                && (readings.AgainSince == LastContactOn.Any || (Question >= 0 && room.Question[contact - first] == Question)))
            {
                return day[contact];
            }
        }

        return int.MinValue;
    }

    /// <summary>Judge.See: which codes the contact performs and its treatment groups.</summary>
    private readonly void See(int stretch)
    {
        var groups = room.Now;
        groups.Clear();
        Join(groups, facts.Treats(kva[now], stretch));
        for (var start = person == 0 ? 0 : medicationEnd[person - 1]; start < medicationEnd[person]; start++)
        {
            if (medicineDay[start] == day[now] && (medicineUnit[start] < 0 || medicineUnit[start] == unit[now]))
            {
                Join(groups, facts.Medicine(medicineAtc[start], stretch));
            }
        }

        room.Investigates = facts.Investigates(kva[now], stretch);
        room.Treats = groups.ContainsAnyExcept(0UL);
        if (!room.Treats && IsWaitTo(Wait, MeasuringPoint.Treatment))
        {
            Join(groups, facts.Treats(waitKva[Wait], stretch));
        }
    }

    private static void Join(Span<ulong> groups, ReadOnlySpan<ulong> more)
    {
        for (var word = 0; word < more.Length; word++)
        {
            groups[word] |= more[word];
        }
    }

    /// <summary>Calendar months are asked of the calendar only where the number of days does not tell.</summary>
    private static bool IsMoreThan(int months, int last, int today)
    {
        var days = (long)today - last;
        return days > months * 28L && (days > months * 31L || today > DateOnly.FromDayNumber(last).AddMonths(months).DayNumber);
    }
}
