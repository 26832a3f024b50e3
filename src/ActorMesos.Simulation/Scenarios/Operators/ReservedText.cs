using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Wire;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>
/// Dynamically reserved resources as a scenario writes them: <c>cpus(hdfs):2;disk(hdfs):2048</c>, where the role is whom they are reserved
/// for and the principal is given beside; or Mesos's own JSON array, which can say everything.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="ReservedBy">The principal of the reservations that the short form means; null for the caller's.</param>
public sealed record ReservedText(string Text, string? ReservedBy)
{
    private static readonly Form<string> Form = new(
        "reserved resources such as 'cpus(hdfs):2;disk(hdfs):2048', or Mesos's JSON array of resources",
        "",
        text => Parse(text) is { IsRefused: true, Refusal: var refusal } ? refusal : text);

    /// <summary>The resources, the short form's reserved by the given principal unless the text names another.</summary>
    public IReadOnlyList<Resource> Resources(string? caller)
    {
        var parsed = Parse(Text).Value;
        return IsJson(Text)
            ? parsed
            : [.. parsed.Select(resource => resource.IsUnreserved ? resource : resource.WithDynamicReservation(resource.Role, ReservedBy ?? caller))];
    }

    internal static ReservedText Read(SectionReader section)
    {
        var text = section.Value("resources", Form);
        var reservedBy = section.Value("reserved-by", OperatorForms.Principal);
        return new(text, reservedBy.Length == 0 ? null : reservedBy);
    }

    internal void Write(SectionWriter section)
    {
        section.Line("resources", Text);
        section.Line("reserved-by", ReservedBy ?? "");
    }

    private static bool IsJson(string text) => text.AsSpan().TrimStart().StartsWith("[");

    private static Result<IReadOnlyList<Resource>> Parse(string text)
    {
        if (IsJson(text))
        {
            return NotEmpty(ResourceJson.ParseList(text));
        }

        var parsed = ResourceText.Parse(text);
        return parsed.IsRefused ? parsed.Refusal : NotEmpty(new Result<IReadOnlyList<Resource>>([.. parsed.Value]));
    }

    private static Result<IReadOnlyList<Resource>> NotEmpty(Result<IReadOnlyList<Resource>> parsed) =>
        !parsed.IsRefused && parsed.Value.All(resource => resource.IsEmpty)
            ? new Refusal("resources-named", "nothing of any resource")
            : parsed;
}
