using System.Reflection;

namespace Trettio.Work;

/// <summary>The running program's own version, as printed on reports.</summary>
public static class Program
{
    /// <summary>E.g. <c>0.1.0+a1b2c3d</c>: the version and the first letters of the commit it was built from.</summary>
    public static string Version { get; } = Short(typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");

    private static string Short(string version) =>
        version.Split('+') is [var number, { Length: > 7 } commit] ? $"{number}+{commit[..7]}" : version;
}
