namespace ActorMesos.Cli.Tests.Support;

/// <summary>A test that needs a terminal, which <c>script</c> makes. Where there is no such program it is left out, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!File.Exists("/usr/bin/script"))
        {
            Skip = "A terminal is needed: on Debian, apt-get install bsdutils.";
        }
    }
}
