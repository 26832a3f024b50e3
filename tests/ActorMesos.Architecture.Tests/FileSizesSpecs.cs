namespace ActorMesos.Architecture.Tests;

public sealed class FileSizesSpecs
{
    private static readonly IReadOnlyList<(string File, int Lines)> Sizes =
        [.. Repository.Sources.Select(file => (file, Repository.Lines(file))).OrderBy(size => size.Item2)];

    [Fact]
    public void half_of_the_files_are_under_70_lines() => Sizes[Sizes.Count / 2].Lines.ShouldBeLessThan(70);

    [Fact]
    public void nine_in_ten_have_200_lines_at_most() => Sizes[Sizes.Count * 9 / 10].Lines.ShouldBeLessThanOrEqualTo(200);

    [Fact]
    public void none_has_more_than_400() => Sizes.Where(size => size.Lines > 400).ShouldBeEmpty();
}
