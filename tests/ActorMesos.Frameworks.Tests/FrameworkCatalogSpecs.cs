using ActorMesos.Domain.Frameworks;

namespace ActorMesos.Frameworks.Tests;

public sealed class FrameworkCatalogSpecs
{
    public static TheoryData<string> Names => [.. FrameworkCatalog.Types.Select(type => type.Name)];

    [Fact]
    public void names_each_type_once() => FrameworkCatalog.Types.Select(type => type.Name).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Names))]
    public void makes_a_framework_of_the_default_settings_that_is_not_done(string name)
    {
        var maker = FrameworkCatalog.Named(name);
        maker.Create(Support.Make.Framework, FrameworkSettings.Defaults(maker.Type)).IsDone.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void explains_each_setting_in_one_line(string name)
    {
        var type = FrameworkCatalog.Named(name).Type;
        type.Summary.ShouldNotContain("\n");
        foreach (var setting in type.Settings)
        {
            setting.Explanation.Length.ShouldBeInRange(10, 120);
        }
    }

    [Fact]
    public void hands_settings_on()
    {
        var maker = FrameworkCatalog.Named("walk");
        var settings = FrameworkSettings.Defaults(maker.Type).With(maker.Type.Settings[0], "mine");
        maker.Create(Support.Make.Framework, settings).ShouldBeOfType<Frameworks.Walk.WalkPolicy>().Settings.VolumeId.ShouldBe("mine");
    }
}
