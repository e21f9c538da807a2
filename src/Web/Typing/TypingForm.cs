using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Trettio.Care;
using Trettio.Exchange.Typed;

namespace Trettio.Web.Typing;

/// <summary>
/// All that stands in the form: the row being written, the rows not yet delivered, and what was asked. The draft travels with the form and is kept
/// nowhere else, so two persons who type at once cannot touch each other's, and nothing of a child stands in an address or a log.
/// </summary>
public sealed record TypingForm
{
    /// <summary>More than anybody types in one sitting; what is sent stays small.</summary>
    internal const int MostRows = 200;

    internal const int LargestForm = 1024 * 1024;

    private const string KindKey = "type";
    private const int LongestText = 1000;

    public IReadOnlyList<TypedRow> Draft { get; init; } = [];

    public required TypedRow Entry { get; init; }

    /// <summary>The row as it was when its fields were opened, so that what nobody has written in is not taken for begun; null: they were blank.</summary>
    public TypedRow? Opened { get; init; }

    /// <summary>The id that the next new row gets: known before it is written, so that sending the same fields twice makes one row.</summary>
    public string Next { get; init; } = Work.Typing.TypingDesk.FreshId();

    public string Who { get; init; } = "";

    /// <summary>The child whose rows alone are listed; empty for all.</summary>
    public string Sought { get; init; } = "";

    /// <summary>The button: what to do, and with which row; empty when the page was only opened.</summary>
    internal string Do { get; init; } = "";

    internal string With { get; init; } = "";

    /// <summary>Whether anything has been written in the row.</summary>
    internal bool HasEntry => TypedFields.All.Any(name => Entry[name] != (Opened ?? Blank(Entry.Kind))[name]);

    internal static TypingForm Empty(TypedKind kind) => new() { Entry = Blank(kind) };

    internal static TypedRow Blank(TypedKind kind)
    {
        var blank = new TypedRow(kind, new Dictionary<string, string>(StringComparer.Ordinal));
        return kind == TypedKind.Contact ? blank.With(TypedFields.Status, Codes.Code(ContactStatus.Done)) : blank;
    }

    /// <summary>The fields begin anew from a row, with nothing written in it yet.</summary>
    internal TypingForm Begun(TypedRow row) => this with { Entry = row, Opened = row, Next = Work.Typing.TypingDesk.FreshId() };

    /// <exception cref="BadHttpRequestException">It is no form of ours.</exception>
    internal static TypingForm Of(IFormCollection form)
    {
        var asked = form["do"].ToString().Split(':', 2);
        return new()
        {
            Draft = form["row"].Count <= MostRows ? [.. form["row"].Select(text => Read(text ?? ""))] : throw new BadHttpRequestException("too many rows"),
            Opened = form["opened"].ToString() is { Length: > 0 } opened ? Read(opened) : null,
            Next = IsOurs(form["next"].ToString()) ? form["next"].ToString() : Work.Typing.TypingDesk.FreshId(),
            Entry = new(
                Kind(form["entry"].ToString()),
                TypedFields.All.Where(field => form[field].ToString().Length > 0).ToDictionary(field => field, field => Short(form[field].ToString()), StringComparer.Ordinal)),
            Who = form["who"].ToString(),
            Sought = form["sought"].ToString(),
            Do = asked[0],
            With = asked.Length > 1 ? asked[1] : "",
        };
    }

    /// <summary>A row of the draft as the form carries it.</summary>
    internal static string Write(TypedRow row) => JsonSerializer.Serialize(new Dictionary<string, string>(row.Fields, StringComparer.Ordinal) { [KindKey] = Code(row.Kind) });

    internal static string Code(TypedKind kind) => Codes.Code(kind);

    private static TypedRow Read(string text)
    {
        try
        {
            var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [];
            var kind = fields.Remove(KindKey, out var code) ? Kind(code) : TypedKind.Wait;
            return fields.Keys.All(TypedFields.All.Contains) && fields.Values.All(value => Short(value ?? "") == value)
                ? new(kind, fields)
                : throw new BadHttpRequestException("no row of the form");
        }
        catch (JsonException broken)
        {
            throw new BadHttpRequestException("no row of the form", broken);
        }
    }

    private static TypedKind Kind(string code) => Enum.GetValues<TypedKind>().FirstOrDefault(kind => Code(kind) == code);

    private static bool IsOurs(string id) => id.Length == 34 && id.StartsWith("f-", StringComparison.Ordinal) && id.Skip(2).All(char.IsAsciiHexDigitLower);

    private static string Short(string text) => text.Length <= LongestText ? text : throw new BadHttpRequestException("too long");
}
