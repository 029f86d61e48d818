using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Silo.Hosting;
using LunaVideoAgent.Silo.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using Orleans.Serialization;
using Orleans.Serialization.TypeSystem;

namespace LunaVideoAgent.Silo.Tests.Hosting;

internal sealed class OwnedGrainDirectoryTests
{
    private ServiceProvider _services = null!;
    private GrainTypeResolver _types = null!;

    [OneTimeSetUp]
    public void SetUp()
    {
        _services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        _types = new GrainTypeResolver([], _services.GetRequiredService<TypeConverter>());
    }

    [OneTimeTearDown]
    public ValueTask TearDownAsync() => _services.DisposeAsync();

    [TestCase(typeof(StreamGrain), true)]
    [TestCase(typeof(VideoTaskGrain), true)]
    [TestCase(typeof(SegmentGrain), false)]
    [TestCase(typeof(ImageCatalogGrain), false)]
    public void A_grain_that_holds_a_lease_is_found_in_the_database(Type grain, bool isThere)
    {
        var database = new PostgresGrainDirectory(null!);

        var found = new OwnedGrainDirectory(database, _types).TryResolveGrainDirectory(
            _types.GetGrainType(grain), properties: null, out var directory);

        Assert.That((found, directory), Is.EqualTo((isThere, isThere ? database : null)));
    }
}
