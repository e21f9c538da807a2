using Trettio.Care;
using Trettio.Exchange.Typed;

namespace Trettio.Web.Typing;

/// <summary>A stored row in a list of the form: whose, what, when, and what can be done with it.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Id">What the form's buttons name it by.</param>
/// <param name="Child">The child's key.</param>
/// <param name="What">What it says.</param>
/// <param name="Day">The day it is sorted by.</param>
public sealed record HeldRow(TypedKind Kind, string Id, string Child, string What, DateOnly Day)
{
    /// <summary>What most come for, by the button's word; each begins or changes something.</summary>
    public IReadOnlyList<(string Do, Phrase Label)> First { get; init; } = [];

    /// <summary>What few need.</summary>
    public IReadOnlyList<(string Do, Phrase Label)> More { get; init; } = [];
}
