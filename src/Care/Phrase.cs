namespace Trettio.Care;

/// <summary>The two languages that everything a person reads is written in; Swedish is the default.</summary>
public enum Language
{
    Swedish,
    English,
}

/// <summary>One thing said in both languages. A message, a reason or a heading is a phrase, so that neither language can be forgotten.</summary>
public readonly record struct Phrase(string Sv, string En)
{
    public string In(Language language) => language == Language.English ? En : Sv;
}
