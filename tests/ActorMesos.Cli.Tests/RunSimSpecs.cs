using System.Diagnostics;
using System.Runtime.Versioning;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

/// <summary>The script, with a stand-in for the SDK that says what it is asked to do.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RunSimSpecs : IDisposable
{
    private const string Source = "src/ActorMesos.Domain/Some.cs";
    private const string Building = "Building...";

    private const string StandIn = """
        #!/bin/bash
        case $1 in
          --list-sdks) echo "10.0.100 [/sdk]" ;;
          publish)
            if [ -f "$HOME/broken" ]; then echo "it does not compile"; exit 1; fi
            folder=; while [ $# -gt 0 ]; do [ "$1" = -o ] && folder=$2; shift; done
            mkdir -p "$folder"; echo program > "$folder/actormesos.dll"
            if [ -f "$HOME/interrupted" ]; then rm "$HOME/interrupted"; kill -9 "$(cut -d" " -f4 /proc/$PPID/stat)"; fi ;;
          *) echo "runs ${*:2}" ;;
        esac
        """;

    private readonly Workplace _workplace = new();

    public RunSimSpecs()
    {
        File.Copy(Path.Combine(Built.Root, "run-sim.sh"), _workplace.Path("run-sim.sh"));
        _workplace.Write("bin/dotnet", StandIn);
        File.SetUnixFileMode(_workplace.Path("bin", "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _workplace.Write(Source, "");
        _workplace.Write("src/ActorMesos.Cli/ActorMesos.Cli.csproj", "");
        _workplace.Write("config/reference.conf", "");
        _workplace.Write("Directory.Build.props", "");
        Age();
    }

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task says_what_is_missing_where_there_is_no_sdk() =>
        (await RunWith("/nowhere", ["list"])).ShouldBeRefused("The .NET SDK 10 is needed", "https://dotnet.microsoft.com/");

    [Fact]
    public async Task builds_once_and_hands_its_arguments_on()
    {
        (await Run("list")).Error.ShouldContain(Building);
        var again = (await Run("list", "a b")).ShouldExitWith(0);

        again.Error.ShouldNotContain(Building);
        again.Output.ShouldBe("runs list a b\n");
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("added")]
    [InlineData("deleted")]
    [InlineData("setting")]
    public async Task builds_again_when_something_has_changed(string what)
    {
        await Run("list");
        Age();
        var other = _workplace.Path("src", "ActorMesos.Domain", "Other.cs");
        Action change = what switch
        {
            "changed" => () => File.WriteAllText(_workplace.Path(Source), "// changed"),
            "added" => () => File.WriteAllText(other, ""),
            "deleted" => () => File.Delete(_workplace.Path(Source)),
            _ => () => File.WriteAllText(_workplace.Path("config", "reference.conf"), "# changed"),
        };
        change();

        (await Run("list")).Error.ShouldContain(Building);
    }

    [Fact]
    public async Task builds_again_after_a_build_that_was_interrupted()
    {
        _workplace.Write("interrupted", "");
        (await Run("list")).Output.ShouldBeEmpty();
        File.Exists(_workplace.Path("src", "ActorMesos.Cli", "bin", "program", "actormesos.dll")).ShouldBeTrue();

        (await Run("list")).ShouldExitWith(0).Error.ShouldContain(Building);
    }

    [Fact]
    public async Task says_why_it_cannot_build()
    {
        _workplace.Write("broken", "");

        var ended = (await Run("list")).ShouldExitWith(1);

        ended.Error.ShouldContain("it does not compile");
        ended.Output.ShouldBeEmpty();
    }

    private Task<Ended> Run(params string[] words) => RunWith($"{_workplace.Path("bin")}:/usr/bin:/bin", words);

    private async Task<Ended> RunWith(string path, string[] words)
    {
        var start = new ProcessStartInfo("/bin/bash", [_workplace.Path("run-sim.sh"), .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = _workplace.Folder;
        using var running = new Running(start);
        return await running.End();
    }

    /// <summary>Everything that is there becomes an hour older than it is: what is changed afterwards is newer for certain.</summary>
    private void Age()
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(_workplace.Folder, "*", SearchOption.AllDirectories).Append(_workplace.Folder))
        {
            var older = File.GetLastWriteTimeUtc(entry).AddHours(-1);
            if (Directory.Exists(entry))
            {
                Directory.SetLastWriteTimeUtc(entry, older);
            }
            else
            {
                File.SetLastWriteTimeUtc(entry, older);
            }
        }
    }
}
