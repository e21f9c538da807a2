using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Columns;

/// <summary>
/// Judges the contacts of one person after another over columns: the fast twin of <see cref="Judge"/>, which a property test compares it with.
/// Each method answers as the rule of its name in Judging/Rules; nothing is made on the heap but what a larger person than before needs.
/// </summary>
internal ref partial struct PersonJudge
{
    private readonly JudgingFacts facts;
    private readonly ReadOnlySpan<int> contactEnd, medicationEnd, referralEnd;
    private readonly ReadOnlySpan<int> day, unit, waitOf, referralOf, decided, form, kva, commitment, question;
    private readonly ReadOnlySpan<byte> status, kind, present;
    private readonly ReadOnlySpan<int> waitReferral, waitDecided, waitClosed, waitCommitment, waitKva, waitQuestion;
    private readonly ReadOnlySpan<byte> waitPoint, waitRedo;
    private readonly ReadOnlySpan<int> referralDecided, referralAccepted;
    private readonly ReadOnlySpan<byte> referralAssessment;
    private readonly ReadOnlySpan<int> medicineUnit, medicineDay, medicineAtc;
    private readonly Span<byte> judged;
    private readonly Span<ushort> reasons;
    private readonly PersonRoom room;
    private int first;
    private int person;
    private int now;
    private Readings readings;

    internal PersonJudge(CareColumns columns, JudgingFacts facts, PersonRoom room, Span<byte> judged, Span<ushort> reasons)
    {
        this.facts = facts;
        this.room = room;
        this.judged = judged;
        this.reasons = reasons;
        readings = facts.ReadingsOn(0);
        var contacts = columns.Contacts;
        contactEnd = columns.People.ContactEnd.Span;
        medicationEnd = columns.People.MedicationEnd.Span;
        referralEnd = columns.People.ReferralEnd.Span;
        day = contacts.Day.Span;
        unit = contacts.Unit.Span;
        waitOf = contacts.Wait.Span;
        referralOf = contacts.Referral.Span;
        decided = contacts.Decided.Span;
        form = contacts.Form.Span;
        kva = contacts.Kva.Span;
        commitment = contacts.Commitment.Span;
        question = contacts.Question.Span;
        status = contacts.Status.Span;
        kind = contacts.Kind.Span;
        present = contacts.Present.Span;
        waitReferral = columns.Waits.Referral.Span;
        waitDecided = columns.Waits.Decided.Span;
        waitClosed = columns.Waits.Closed.Span;
        waitCommitment = columns.Waits.Commitment.Span;
        waitKva = columns.Waits.Kva.Span;
        waitQuestion = columns.Waits.Question.Span;
        waitPoint = columns.Waits.Point.Span;
        waitRedo = columns.Waits.Redo.Span;
        referralDecided = columns.Referrals.Decided.Span;
        referralAccepted = columns.Referrals.Accepted.Span;
        referralAssessment = columns.Referrals.Assessment.Span;
        medicineUnit = columns.Medications.Unit.Span;
        medicineDay = columns.Medications.Day.Span;
        medicineAtc = columns.Medications.Atc.Span;
    }

    /// <summary>Judges all contacts of one person, in their order.</summary>
    internal void Judge(int which)
    {
        person = which;
        first = which == 0 ? 0 : contactEnd[which - 1];
        var end = contactEnd[which];
        if (first == end)
        {
            return;
        }

        room.Begin(end - first, facts.Words);
        Commitments(end);
        Openers(end);
        for (now = first; now < end; now++)
        {
            if (status[now] != (byte)ContactStatus.Done)
            {
                judged[now] = JudgedColumns.NotDone;
                reasons[now] = Why.NotDone;
                continue;
            }

            readings = facts.ReadingsOn(day[now]);
            room.Question[now - first] = question[now] >= 0 || Wait < 0 ? question[now] : waitQuestion[Wait];
            (judged[now], reasons[now]) = Decide();
            Remember();
        }
    }

    /// <summary>The row of the wait that the contact names; negative when it names none or one that was never delivered.</summary>
    private readonly int Wait => waitOf[now];

    private readonly byte Kind => kind[now];

    private readonly int Question => room.Question[now - first];

    private (byte Kind, ushort Reason) Decide()
    {
        var stretch = facts.Stretch(day[now]);
        var outside = Outside(now, stretch, readings);
        var before = IsBeforeDecision() && readings.BeforeDecisionStays;
        var opener = IsFirst();
        if (Kind == (byte)ContactKind.Acute)
        {
            return !readings.AcuteOpens || outside != 0 || before || opener == Answer.No ? ((byte)JudgedKind.Acute, Why.Acute)
                : opener == Answer.Yes ? ((byte)JudgedKind.FirstVisit, Why.AcuteOpens)
                : (JudgedColumns.Undecidable, Why.CommitmentUnknown);
        }

        if (outside != 0)
        {
            return ((byte)JudgedKind.NotMeasured, outside);
        }

        if (before)
        {
            return (Kind == ColumnsBuilder.NotTold ? (byte)JudgedKind.NotMeasured : Kind, Why.BeforeDecision);
        }

        See(stretch);
        if (opener != Answer.CannotTell)
        {
            return opener == Answer.Yes ? DecideFirst(opener) : DecideLater();
        }

        var (asFirst, asLater) = (DecideFirst(opener), DecideLater());
        return asFirst.Kind != JudgedColumns.Undecidable && asFirst.Kind == asLater.Kind ? asLater : (JudgedColumns.Undecidable, Why.CommitmentUnknown);
    }

    private readonly (byte Kind, ushort Reason) DecideFirst(Answer opener)
    {
        var (point, said) = New(opens: true);
        if (point < 0 && said.Answer == Answer.No)
        {
            return ((byte)JudgedKind.FirstVisit, Why.FirstInCommitment);
        }

        var opening = Opening();
        return opening.Answer == Answer.No ? ((byte)JudgedKind.FirstVisit, opening.Reason)
            : point < 0 ? (JudgedColumns.Undecidable, said.Reason)
            : opening.Answer == Answer.CannotTell ? (JudgedColumns.Undecidable, opening.Reason)
            : ((byte)point, opening.Reason);
    }

    private readonly (byte Kind, ushort Reason) DecideLater()
    {
        var (point, said) = New(opens: false);
        return point >= 0 ? ((byte)point, said.Reason)
            : said.Answer == Answer.CannotTell ? (JudgedColumns.Undecidable, said.Reason)
            : ((byte)JudgedKind.FollowUp, said.Reason);
    }

    /// <summary>The point (-1: none) of which the contact is the first of a new one, and why.</summary>
    private readonly (int Point, Said Said) New(bool opens)
    {
        var none = Said.No(Why.JudgedFollowUp);
        var turn = Turn(MeasuringPoint.Treatment) < Turn(MeasuringPoint.Investigation) ? MeasuringPoint.Treatment : MeasuringPoint.Investigation;
        for (var i = 0; i < 2; i++)
        {
            var said = Of(turn, opens);
            if (said.Answer == Answer.Yes)
            {
                return ((int)turn, said);
            }

            var stands = none.Answer == Answer.CannotTell || (none.Reason != Why.JudgedFollowUp && said.Answer != Answer.CannotTell);
            none = stands || said.Reason == Why.PointNotAsked ? none : said;
            turn = turn == MeasuringPoint.Treatment ? MeasuringPoint.Investigation : MeasuringPoint.Treatment;
        }

        return (-1, none);
    }

    private readonly int Turn(MeasuringPoint point) => Kind == (byte)point ? 0 : IsWaitTo(Wait, point) ? 1 : 2;

    private readonly Said Of(MeasuringPoint point, bool opens)
    {
        var asks = Asks(point, opens);
        return asks.Answer == Answer.No ? asks : point == MeasuringPoint.Investigation ? Investigation() : Treatment();
    }

    private readonly bool IsWaitTo(int wait, MeasuringPoint point) => wait >= 0 && waitPoint[wait] == (byte)point;

    /// <summary>What later contacts of the person need to know of this one.</summary>
    private readonly void Remember()
    {
        var counts = judged[now] switch
        {
            JudgedColumns.Undecidable => Kind,
            (byte)JudgedKind.NotMeasured => ColumnsBuilder.NotTold,
            var kind => kind,
        };
        if (counts == (byte)MeasuringPoint.Investigation)
        {
            room.Investigations.Add(now);
        }
        else if (counts == (byte)MeasuringPoint.Treatment)
        {
            // A contact that was decided before its groups were asked for has none in the room yet.
            SeeAnew();
            room.AddTreatment(now);
        }
    }

    private readonly void SeeAnew() => See(facts.Stretch(day[now]));
}
