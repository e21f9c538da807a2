using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>What has to be known around a row to tell whether it can be right.</summary>
public sealed record TypedAround(DateOnly Today)
{
    /// <summary>The child that the key belongs to, stored or typed before; null: a new one.</summary>
    public Patient? Child { get; init; }

    /// <summary>The wait that a contact names, stored or typed before; null: there is none, or it names none.</summary>
    public Wait? Wait { get; init; }
}

/// <summary>The stored rows that a typed row is a new version of, or belongs to; null: there is none.</summary>
public sealed record TypedKnown
{
    public Patient? Child { get; init; }

    public Wait? Wait { get; init; }

    /// <summary>The referral that <see cref="Wait"/> names.</summary>
    public Referral? Referral { get; init; }

    public Contact? Contact { get; init; }
}
