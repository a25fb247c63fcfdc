using WeavingSpeed;

var rounds = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
using var project = new GeneratedProject();
await project.BuildAsync(isWoven: true);

var woven = new List<BuildTimes>();
var unwoven = new List<BuildTimes>();
for (var round = 0; round < rounds; round++)
{
    unwoven.Add(await project.BuildAsync(isWoven: false));
    woven.Add(await project.BuildAsync(isWoven: true));
}

Console.WriteLine($"2,000 methods, 300 observed, {rounds} builds of each after a change of one file, medians:");
Console.WriteLine($"build without weaving  {BuildTimes.Median(unwoven, times => times.Whole):F0} ms");
Console.WriteLine($"build with weaving     {BuildTimes.Median(woven, times => times.Whole):F0} ms");
Console.WriteLine($"of which the weaver    {BuildTimes.Median(woven, times => times.Weaver):F0} ms");
Console.WriteLine($"unchanged build        {(await project.BuildUnchangedAsync()).Weaver:F0} ms in the weaver");
