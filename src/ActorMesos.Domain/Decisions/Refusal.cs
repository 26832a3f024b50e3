namespace ActorMesos.Domain.Decisions;

/// <summary>Why a request was refused, as a value: an exception would mean a bug.</summary>
/// <param name="Rule">The rule that refused, as a kebab-case name that a test or a report can name: <c>volume-from-reserved-disk</c>.</param>
/// <param name="Reason">A sentence that says what was asked, and what would be right.</param>
public sealed record Refusal(string Rule, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule}: {Reason}";
}
