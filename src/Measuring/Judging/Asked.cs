using Trettio.Care;
using Trettio.Measuring.Judging.Rules;

namespace Trettio.Measuring.Judging;

/// <summary>One done contact with what every rule says of it, and what follows from them together.</summary>
internal sealed record Asked(Seen Now, IReadOnlyList<Seen> Earlier)
{
    public required Ruling Form { get; init; }

    public required Ruling BeforeDecision { get; init; }

    public required CommitmentFound Commitment { get; init; }

    public required Ruling First { get; init; }

    public required Ruling Opening { get; init; }

    internal Judgement Judged()
    {
        var (kind, reason) = Decide();
        return new Judgement { Contact = Now.Contact, Judged = kind, Decided = reason, Rulings = Rulings(reason) };
    }

    private (JudgedKind? Kind, Reason Reason) Decide()
    {
        if (Now.IsAcute)
        {
            return DecideAcute();
        }

        if (Form.Holds == false)
        {
            return (JudgedKind.NotMeasured, Form.Reason);
        }

        if (BeforeDecision.Holds == true)
        {
            return (Judgement.KindOf(Now.Contact.Kind), BeforeDecision.Reason);
        }

        if (First.Holds is { } first)
        {
            return first ? DecideFirst() : DecideLater();
        }

        // Which commitment it belongs to is of no matter when both answers give the same.
        var (asFirst, asLater) = (DecideFirst(), DecideLater());
        return asFirst.Kind is not null && asFirst.Kind == asLater.Kind ? asLater : (null, First.Reason);
    }

    /// <summary>Acute, unless the readings of its day let it be its commitment's first visit and nothing else says how it counts.</summary>
    private (JudgedKind? Kind, Reason Reason) DecideAcute() =>
        !Now.Readings.AcuteOpens || Form.Holds == false || BeforeDecision.Holds == true ? (JudgedKind.Acute, Reasons.Acute)
        : First.Holds switch
        {
            true => (JudgedKind.FirstVisit, Reasons.AcuteOpens),
            false => (JudgedKind.Acute, Reasons.Acute),
            null => (null, First.Reason),
        };

    /// <summary>The first in its commitment: a first visit, unless an investigation or a treatment may open it.</summary>
    private (JudgedKind? Kind, Reason Reason) DecideFirst() => New(opens: true) switch
    {
        (null, { Holds: false }) => (JudgedKind.FirstVisit, First.Holds == true ? First.Reason : Reasons.FirstInCommitment),
        _ when Opening.Holds == false => (JudgedKind.FirstVisit, Opening.Reason),
        (null, var cannotTell) => (null, cannotTell.Reason),
        _ when Opening.Holds is null => (null, Opening.Reason),
        var (point, _) => ((JudgedKind)point!, Opening.Reason),
    };

    private (JudgedKind? Kind, Reason Reason) DecideLater() => New(opens: false) switch
    {
        (null, { Holds: null } cannotTell) => (null, cannotTell.Reason),
        (null, var no) => (JudgedKind.FollowUp, no.Reason),
        var (point, yes) => ((JudgedKind)point, yes.Reason),
    };

    /// <summary>
    /// The point of which the contact is the first of a new one. With no such point the ruling is that of the point that could not be told,
    /// else of one that was asked and denied, else that none was asked.
    /// </summary>
    private (MeasuringPoint? Point, Ruling Ruling) New(bool opens)
    {
        var none = new Ruling(false, Reasons.JudgedFollowUp);
        foreach (var point in InTurn())
        {
            var ruling = Of(point, opens);
            if (ruling.Holds == true)
            {
                return (point, ruling);
            }

            var says = none.Holds is null || (none.Reason != Reasons.JudgedFollowUp && ruling.Holds is not null);
            none = says || ruling.Reason == Reasons.PointNotAsked ? none : ruling;
        }

        return (null, none);
    }

    /// <summary>What it was registered as is asked first, then what its wait is to.</summary>
    private IEnumerable<MeasuringPoint> InTurn()
    {
        MeasuringPoint[] both = [MeasuringPoint.Investigation, MeasuringPoint.Treatment];
        return both.OrderBy(point => Now.Contact.Kind.Point() == point ? 0 : Now.WaitTo(point) is not null ? 1 : 2);
    }

    private Ruling Of(MeasuringPoint point, bool opens) => FollowUpCoded.Asks(point, Now, opens) switch
    {
        { Holds: false } notAsked => notAsked,
        _ => point == MeasuringPoint.Investigation ? Investigation.Of(Now, Earlier) : Treatment.Of(Now, Earlier),
    };

    /// <summary>Every condition, also those after the one that decided.</summary>
    private IReadOnlyList<JudgedCondition> Rulings(Reason decided)
    {
        var opens = First.Holds != false;
        return
        [
            new("done", new(true, Reasons.JudgedDone)),
            new("acute", Now.IsAcute ? new(true, Reasons.Acute) : new(false, Reasons.NotAcute)),
            new("counted_form", Form),
            new("before_decision", BeforeDecision),
            new("commitment", new(Commitment.Key is null ? null : true, Commitment.Reason)),
            new("first_in_commitment", decided == Reasons.AcuteOpens ? First with { Reason = decided } : First),
            new("investigation", Of(MeasuringPoint.Investigation, opens)),
            new("treatment", Of(MeasuringPoint.Treatment, opens)),
            new("opening", Opening),
            .. decided == Reasons.JudgedFollowUp ? [new JudgedCondition("follow_up", new(true, decided))] : Array.Empty<JudgedCondition>(),
        ];
    }
}
