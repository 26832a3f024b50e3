using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>A run with all that it recorded, so that two that should be one and the same can be told apart by line.</summary>
internal sealed record RecordedRun(RunOutcome Outcome, IReadOnlyList<string> Lines)
{
    public void ShouldBeTheSameAs(RecordedRun other, string which)
    {
        Outcome.Failure.ShouldBe(other.Outcome.Failure, which);
        for (var line = 0; line < Math.Max(Lines.Count, other.Lines.Count); line++)
        {
            LineAt(line).ShouldBe(other.LineAt(line), $"line {line + 1} of {which}, after {LineAt(line - 1)}");
        }

        Outcome.TraceSha256.ShouldBe(other.Outcome.TraceSha256, which);
    }

    private string LineAt(int line) => line < 0 ? "the start" : line < Lines.Count ? Lines[line] : "the end";
}
