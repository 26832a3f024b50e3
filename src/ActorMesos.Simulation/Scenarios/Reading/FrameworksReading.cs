using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Simulation.Scenarios.Reading;

/// <summary>Reads the frameworks of a scenario, and then what their settings say of each other.</summary>
internal sealed class FrameworksReading(ScenarioCatalog catalog)
{
    private readonly List<(SectionReader Section, FrameworkEntry Entry, bool IsRight)> _read = [];

    public void Read(SectionReader section, SemanticsProfile semantics, SecretNumbers secrets)
    {
        var before = section.Problems;
        var entry = FrameworkEntry.Read(section, catalog, semantics, secrets);
        _read.Add((section, entry, section.Problems == before && entry.Type.Length > 0));
    }

    /// <summary>Refuses what they may not say of each other. Of one that could not be read, nothing is known.</summary>
    public Sequence<FrameworkEntry> End()
    {
        foreach (var (section, entry, _) in _read.Where(one => one.IsRight))
        {
            var (type, settings) = (catalog.FrameworkType(entry.Type), section.Section("settings"));
            var reference = type.Settings.FirstOrDefault(setting => setting.NamesFrameworkOf is not null);
            var named = reference is null ? null : Named(settings, entry, reference);
            if (reference is null || named is not null)
            {
                foreach (var conflict in type.Conflicts(entry.Settings, named?.Settings))
                {
                    settings.Refuse(conflict.Setting, $"found {conflict.Found}", $"allowed: {conflict.Allowed}");
                }
            }
        }

        return [.. _read.Select(static one => one.Entry)];
    }

    /// <summary>The framework that a setting names; null when there is none, or nothing is known of it.</summary>
    private FrameworkEntry? Named(SectionReader settings, FrameworkEntry entry, Setting reference)
    {
        var written = entry.Settings.Text(reference.Name);
        if (_read.Find(one => one.Entry.Name.Value == written) is { Section: not null } found)
        {
            if (found.IsRight && found.Entry.Type != reference.NamesFrameworkOf)
            {
                Refuse(settings, reference, $"found '{written}', which is of type {found.Entry.Type}", nearest: null);
            }

            return found.IsRight && found.Entry.Type == reference.NamesFrameworkOf ? found.Entry : null;
        }

        Refuse(settings, reference, $"found '{written}', which is no framework of this scenario", NearestName.Of(written, Known(reference)));
        return null;
    }

    private void Refuse(SectionReader settings, Setting reference, string found, string? nearest) =>
        settings.Refuse(reference.Name, found, $"known frameworks of type {reference.NamesFrameworkOf}: {NameList.Of(Known(reference))}", nearest);

    private List<string> Known(Setting reference) =>
        [.. _read.Where(one => one.Entry.Type == reference.NamesFrameworkOf).Select(static one => one.Entry.Name.Value)];
}
