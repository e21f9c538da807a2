using System.Diagnostics;

namespace Trettio.Whole.Start;

/// <summary>./trettio before there is a program to start. It runs in a folder of its own, where nothing is built.</summary>
public sealed class StartScript : IDisposable
{
    private readonly DirectoryInfo checkout = Directory.CreateTempSubdirectory("trettio-start-");

    public StartScript()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The start script is for Unix shells.");
        File.Copy(Path.Combine(Root(), "trettio"), Path.Combine(checkout.FullName, "trettio"));
        Directory.CreateDirectory(Path.Combine(checkout.FullName, "src"));
    }

    public void Dispose() => checkout.Delete(recursive: true);

    [Theory]
    [InlineData("sv", "Trettio behöver .NET SDK 10, men här finns 8.0.100, 9.0.301: installera det och försök igen.")]
    [InlineData("en", "Trettio needs the .NET SDK 10, but here is 8.0.100, 9.0.301: install it and try again.")]
    public void An_older_SDK_is_refused_in_one_sentence(string language, string sentence)
    {
        FakeDotnet("case $1 in --version) exit 150 ;; --list-sdks) echo '8.0.100 [/x]'; echo '9.0.301 [/x]' ;; esac");

        var (code, output, error) = Run(language);

        Assert.Equal(13, code);
        Assert.Equal(sentence, error.Trim());
        Assert.Empty(output);
    }

    [Fact]
    public void A_failed_build_names_its_log_and_leaves_nothing_that_starts()
    {
        FakeDotnet("case $1 in --version) echo 10.0.100 ;; *) echo 'error CS1002: ; expected'; exit 1 ;; esac");

        var (code, _, error) = Run("sv");

        var log = Path.Combine(checkout.FullName, ".build", "build.log");
        Assert.Equal(1, code);
        Assert.EndsWith($"Trettio kunde inte byggas; orsaken står i {log}.", error.Trim(), StringComparison.Ordinal);
        Assert.Contains("error CS1002", File.ReadAllText(log), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(checkout.FullName, ".build", "stamp")));
    }

    [Fact]
    public void It_builds_once_then_runs_directly_until_a_source_changes()
    {
        // Stands in for the SDK: "builds" a program that answers with its arguments and ends with 7.
        FakeDotnet("""
            case $1 in
              --version) echo 10.0.100 ;;
              publish)
                while [ "$1" != -o ]; do shift; done
                mkdir -p "$2"; : > "$2/trettio.dll" ;;
              *) shift; echo "ran $*"; exit 7 ;;
            esac
            """);

        Assert.Equal((7, "ran goals --json", "Bygger Trettio en gång; det tar ungefär en minut …"), Run("sv", "goals", "--json"));
        Assert.Equal((7, "ran a b", ""), Run("sv", "a b"));
        File.WriteAllText(Path.Combine(checkout.FullName, "src", "New.cs"), "");
        Assert.Equal((7, "ran", "Building Trettio once; it takes about a minute …"), Run("en"));
        Assert.Equal((7, "ran", ""), Run("en"));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Trettio.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private void FakeDotnet(string body)
    {
        var program = Path.Combine(checkout.CreateSubdirectory("sdk").FullName, "dotnet");
        File.WriteAllText(program, "#!/bin/sh\n" + body + "\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private (int Code, string Output, string Error) Run(string language, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(checkout.FullName, "trettio"), arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_ROOT"] = Path.Combine(checkout.FullName, "sdk");
        start.Environment["TRETTIO_LANG"] = language;
        using var script = Process.Start(start)!;
        var error = script.StandardError.ReadToEndAsync();
        var output = script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        return (script.ExitCode, output.Trim(), error.Result.Trim());
    }
}
