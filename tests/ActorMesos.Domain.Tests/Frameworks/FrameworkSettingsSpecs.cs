using ActorMesos.Domain.Frameworks;

namespace ActorMesos.Domain.Tests.Frameworks;

public sealed class FrameworkSettingsSpecs
{
    private static readonly Setting Nodes = new("nodes", SettingKind.Integer, "03", "how many nodes run");
    private static readonly Setting Pause = new("pause", SettingKind.Duration, "60s", "how long it waits");

    private static readonly FrameworkType Type = new("ring", "a ring of databases",
    [
        Nodes,
        Pause,
        new("label", SettingKind.Text, "a b", "what it is called"),
        new("fast", SettingKind.Boolean, "true", "whether it hurries"),
    ]);

    [Fact]
    public void hold_the_defaults_of_their_type()
    {
        var settings = FrameworkSettings.Defaults(Type);

        settings.Integer("nodes").ShouldBe(3);
        settings.Duration("pause").ShouldBe(TimeSpan.FromMinutes(1));
        settings.Text("label").ShouldBe("a b");
        settings.Boolean("fast").ShouldBeTrue();
    }

    [Fact]
    public void change_one_setting_and_leave_the_rest()
    {
        var before = FrameworkSettings.Defaults(Type);
        var settings = before.With(Nodes, "5");

        settings.Integer("nodes").ShouldBe(5);
        settings.Text("label").ShouldBe("a b");
        before.Integer("nodes").ShouldBe(3);
    }

    [Fact]
    public void are_equal_when_their_values_are_however_they_were_written()
    {
        var settings = FrameworkSettings.Defaults(Type);

        settings.With(Pause, "1m").With(Nodes, "3").ShouldBe(settings);
        settings.With(Pause, "2m").ShouldNotBe(settings);
        settings.Values.Select(value => value.Text).ShouldBe(["3", "1m", "a b", "true"]);
    }

    [Fact]
    public void throw_for_a_setting_or_a_value_that_was_never_checked()
    {
        var settings = FrameworkSettings.Defaults(Type);

        Should.Throw<ArgumentException>(() => settings.Integer("pause"));
        Should.Throw<ArgumentException>(() => settings.Text("missing"));
        Should.Throw<InvalidOperationException>(() => settings.With(Nodes, "-1"));
    }

    [Theory]
    [InlineData(SettingKind.Integer, "2147483648")]
    [InlineData(SettingKind.Integer, "-1")]
    [InlineData(SettingKind.Integer, "+1")]
    [InlineData(SettingKind.Integer, "1.0")]
    [InlineData(SettingKind.Duration, "1")]
    [InlineData(SettingKind.Boolean, "True")]
    public void a_setting_refuses_what_is_not_of_its_kind(SettingKind kind, string text) =>
        new Setting("x", kind, "", "").Canonical(text).IsRefused.ShouldBeTrue();

    [Theory]
    [InlineData("0", "a whole number from 1 to 9")]
    [InlineData("10", "a whole number from 1 to 9")]
    public void a_whole_number_outside_the_bounds_of_its_setting_is_refused(string text, string form)
    {
        var bounded = Nodes with { Least = 1, Most = 9 };
        bounded.Form.ShouldBe(form);
        bounded.Canonical(text).Refusal!.Reason.ShouldContain(form);
        bounded.Canonical("9").Value.ShouldBe("9");
    }

    [Theory]
    [InlineData("999ms", false, "a duration of at least 1s")]
    [InlineData("0s", false, "a duration of at least 1s")]
    [InlineData("1us", true, "0s, or a duration of at least 1s")]
    public void a_duration_that_is_too_short_is_refused(string text, bool zeroIsOff, string form)
    {
        var bounded = Pause with { Shortest = TimeSpan.FromSeconds(1), ZeroIsOff = zeroIsOff };
        bounded.Form.ShouldBe(form);
        bounded.Canonical(text).IsRefused.ShouldBeTrue();
        bounded.Canonical("1s").Value.ShouldBe("1s");
    }

    [Fact]
    public void a_duration_whose_zero_switches_something_off_may_be_zero() =>
        (Pause with { Shortest = TimeSpan.FromSeconds(1), ZeroIsOff = true }).Canonical("0s").Value.ShouldBe("0s");
}
