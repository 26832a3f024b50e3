namespace ActorMesos.Architecture.Tests;

public sealed class SettingsSpecs
{
    [Fact]
    public void every_setting_of_the_reference_is_explained_above_it()
    {
        var lines = Repository.Read("config/reference.conf").Split('\n');
        var settings = Enumerable.Range(1, lines.Length - 1).Where(index => IsSetting(lines[index])).ToList();

        settings.Count.ShouldBeGreaterThan(40);
        settings.Where(index => !lines[index - 1].TrimStart().StartsWith("# ", StringComparison.Ordinal)).Select(index => lines[index].Trim()).ShouldBeEmpty();
    }

    [Fact]
    public void every_file_of_settings_begins_with_what_it_is_for() =>
        Repository.Files.Where(file => file.StartsWith("config/", StringComparison.Ordinal) && !Repository.Read(file).StartsWith("# ", StringComparison.Ordinal))
            .ShouldBeEmpty();

    private static bool IsSetting(string line) => !line.TrimStart().StartsWith('#') && line.Contains('=', StringComparison.Ordinal);
}
