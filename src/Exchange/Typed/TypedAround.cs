using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>What has to be known around a row to tell whether it can be right.</summary>
public sealed record TypedAround(DateOnly Today)
{
    /// <summary>The child that the key belongs to, stored or typed before; null: a new one.</summary>
    public Patient? Child { get; init; }

    /// <summary>The wait that a contact, a move or an offer names, stored or typed before; null: there is none, or it names none.</summary>
    public Wait? Wait { get; init; }

    /// <summary>The other units that a wait can be moved to, by id.</summary>
    public IReadOnlyCollection<string> Units { get; init; } = [];
}

/// <summary>The stored rows that a typed row is a new version of, or belongs to; null: there is none.</summary>
public sealed record TypedKnown
{
    public Patient? Child { get; init; }

    /// <summary>Of a wait the earlier version of itself; of a move or an offer the wait it belongs to.</summary>
    public Wait? Wait { get; init; }

    /// <summary>The referral that <see cref="Wait"/> names, or that a new wait comes of, or the row itself.</summary>
    public Referral? Referral { get; init; }

    public Contact? Contact { get; init; }

    public Move? Move { get; init; }

    public Offer? Offer { get; init; }

    /// <summary>What a row of that kind is a version of; null: it is new.</summary>
    public CareEvent? Own(TypedKind kind) => kind switch
    {
        TypedKind.Wait => Wait,
        TypedKind.Contact => Contact,
        TypedKind.Referral => Referral,
        TypedKind.Move => Move,
        _ => Offer,
    };
}
