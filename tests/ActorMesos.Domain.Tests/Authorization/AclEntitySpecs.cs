using ActorMesos.Domain.Authorization;

namespace ActorMesos.Domain.Tests.Permission;

/// <summary>The two tables by which ACLs are compared with requests, cell by cell.</summary>
public sealed class AclEntitySpecs
{
    private static readonly AclEntity Other = AclEntity.Some("w", "x");
    private static readonly AclEntity Listing = AclEntity.Some("w", "v");

    public static TheoryData<AclEntity, AclEntity, bool> Matches => new()
    {
        { AclEntity.Some("v"), AclEntity.Any, true },
        { AclEntity.Some("v"), AclEntity.None, true },
        { AclEntity.Some("v"), Listing, true },
        { AclEntity.Some("v"), Other, false },
        { AclEntity.Some("v", "w"), Listing, true },
        { AclEntity.Some("v", "x"), Listing, false },
        { AclEntity.Any, AclEntity.Any, true },
        { AclEntity.Any, AclEntity.None, true },
        { AclEntity.Any, Listing, false },
        { AclEntity.None, AclEntity.Any, false },
        { AclEntity.None, AclEntity.None, true },
        { AclEntity.None, Listing, false },
    };

    public static TheoryData<AclEntity, AclEntity, bool> Allows => new()
    {
        { AclEntity.Some("v"), AclEntity.Any, true },
        { AclEntity.Some("v"), AclEntity.None, false },
        { AclEntity.Some("v"), Listing, true },
        { AclEntity.Some("v"), Other, false },
        { AclEntity.Some("v", "w"), Listing, true },
        { AclEntity.Some("v", "x"), Listing, false },
        { AclEntity.Any, AclEntity.Any, true },
        { AclEntity.Any, AclEntity.None, false },
        { AclEntity.Any, Listing, false },
        { AclEntity.None, AclEntity.Any, false },
        { AclEntity.None, AclEntity.None, true },
        { AclEntity.None, Listing, false },
    };

    [Theory]
    [MemberData(nameof(Matches))]
    public void matches_as_the_table_has_it(AclEntity request, AclEntity acl, bool matches) => acl.Matches(request).ShouldBe(matches);

    [Theory]
    [MemberData(nameof(Allows))]
    public void allows_as_the_table_has_it(AclEntity request, AclEntity acl, bool allows) => acl.Allows(request).ShouldBe(allows);

    [Fact]
    public void a_request_that_names_nothing_is_for_any()
    {
        AclEntity.Of(null).ShouldBe(AclEntity.Any);
        AclEntity.Of("v").ShouldBe(AclEntity.Some("v"));
        AclEntity.Of("").ShouldBe(AclEntity.Some(""), "the empty name is a name");
    }

    [Fact]
    public void names_are_compared_letter_by_letter()
    {
        AclEntity.Some("V").Matches(AclEntity.Some("v")).ShouldBeFalse();
        AclEntity.Some("v", "w").ShouldNotBe(AclEntity.Some("w", "v"), "the order is part of what was written");
    }
}
