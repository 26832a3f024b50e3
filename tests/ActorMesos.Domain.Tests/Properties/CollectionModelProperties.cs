namespace ActorMesos.Domain.Tests.Generated;

using ActorMesos.Domain.Resources;
using CsCheck;

public sealed class CollectionModelProperties
{
    [Fact]
    public void does_what_the_model_does_step_by_step() => Gen.Select(Gen.Bool, Any.ScalarResource).Array[1, 40].Always(
        steps =>
        {
            var (resources, model) = (Resources.Empty, new CollectionModel());
            foreach (var (adds, resource) in steps)
            {
                resources.Contains(resource).ShouldBe(model.Contains(resource), resource.ToString());
                if (adds)
                {
                    resources += resource;
                    model.Add(resource);
                }
                else
                {
                    resources -= resource;
                    model.Subtract(resource);
                }

                CollectionModel.Print(resources).ShouldBe(model.Print());
            }
        },
        iter: 2000);

    [Fact]
    public void gives_one_result_for_a_collection_and_for_its_entries_one_by_one() => Gen.Select(Any.Collection, Any.Collection).Always(
        (a, b) => b.Aggregate(a, (sum, resource) => sum + resource) == a + b && b.Aggregate(a, (rest, resource) => rest - resource) == a - b,
        iter: 2000);
}
