using System.Globalization;
using System.Text.RegularExpressions;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Exploration;

/// <summary>Failures that are most likely one and the same.</summary>
/// <param name="ExitCode">How their runs end.</param>
/// <param name="Name">The invariant, condition or marker; <c>bug</c> for a fault of the program itself.</param>
/// <param name="Cause">What was seen, with what differs from run to run taken out.</param>
public sealed partial record FailureGroup(ExitCode ExitCode, string Name, string Cause)
{
    private const int CauseLengthMax = 300;

    /// <summary>A name for the group that can be a folder's: the same cause has the same name in every exploration.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Name}-{Hash64.Of(Cause) & 0xFFFFFF:x6}");

    /// <summary>A fault of the program is worst; what broke is worse than what only did not come to pass in time.</summary>
    public int Severity => ExitCode switch
    {
        ExitCode.OwnFault => 3,
        ExitCode.NotDeterministic => 2,
        ExitCode.InvariantBroke => 1,
        _ => 0,
    };

    /// <summary>The group of a failure.</summary>
    public static FailureGroup Of(RunFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(failure.ExitCode, failure.Name, CauseOf(failure.Message));
    }

    /// <summary>Quoted texts are ids and resources; numbers are ids, amounts and times.</summary>
    private static string CauseOf(string message)
    {
        var cause = Numbers().Replace(Quoted().Replace(message.ReplaceLineEndings(" "), "'…'"), "#");
        return cause.Length <= CauseLengthMax ? cause : cause[..CauseLengthMax] + "…";
    }

    [GeneratedRegex("'[^']*'", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quoted();

    [GeneratedRegex("[0-9]+([-.:]?[A-Z]?[0-9]+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Numbers();
}
