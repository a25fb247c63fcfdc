namespace Langfuse.Observe.Integration.Support;

/// <summary>The tests that share one set of packages: packing them takes longer than most tests.</summary>
[CollectionDefinition(nameof(PackageFeed))]
public sealed class PackageFeedCollection : ICollectionFixture<PackageFeed>;
