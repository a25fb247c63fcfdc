using WeavingSpeed;

if (args is ["cold", var weaver, var assembly])
{
    ColdWeave.Run(weaver, assembly, rounds: 12);
    return;
}

var rounds = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
using var project = new GeneratedProject();
await project.CompileWeaverAsync();
await project.BuildAsync(project.CompiledWeaver);

var variants = new (string Name, string? Weaver, List<BuildTimes> Builds)[]
{
    ("no weaving", null, []),
    ("the package's weaver", project.CompiledWeaver, []),
    ("the weaver's IL alone", project.IntermediateWeaver, []),
};
for (var round = 0; round < rounds; round++)
{
    foreach (var variant in variants)
    {
        variant.Builds.Add(await project.BuildAsync(variant.Weaver));
    }
}

Console.WriteLine($"2,000 methods, 300 observed, {rounds} builds of each after a change of one file, medians:");
Console.WriteLine($"{"",-24}{"build",10}{"to no weaving",16}{"the weaver",14}");
var unwoven = BuildTimes.Median(variants[0].Builds, times => times.Whole);
foreach (var (name, _, builds) in variants)
{
    var whole = BuildTimes.Median(builds, times => times.Whole);
    Console.WriteLine($"{name,-24}{whole,7:F0} ms{(whole / unwoven) - 1,16:+0.0 %;-0.0 %;0}{BuildTimes.Median(builds, times => times.Weaver),11:F0} ms");
}

await project.BuildAsync(project.CompiledWeaver);
Console.WriteLine($"unchanged build: {(await project.BuildUnchangedAsync(project.CompiledWeaver)).Weaver:F0} ms in the weaver");

await project.BuildAsync(weaver: null);
foreach (var variant in variants[1..])
{
    Console.WriteLine($"alone in a new process, {variant.Name}:");
    Console.Write(await project.WeaveColdAsync(variant.Weaver!));
}
