using System.Globalization;

namespace ActorMesos.Domain.Authentication;

/// <summary>
/// A secret of a scenario. Its text goes no further than the reader of the scenario: all that a simulated cluster asks of two secrets is
/// whether they are the same, so that nothing can print one, and a run can be repeated from a file in which they are masked.
/// </summary>
/// <param name="Number">Its number in the order of their first appearance, from 1. Equal texts have one number.</param>
public sealed record Secret(int Number)
{
    /// <summary>The mask under which it is written everywhere: <c>***1</c>.</summary>
    public override string ToString() => "***" + Number.ToString(CultureInfo.InvariantCulture);
}
