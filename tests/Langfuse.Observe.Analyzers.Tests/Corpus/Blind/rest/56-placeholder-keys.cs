// Right
using Langfuse.Observe;

const string Prefix = "sk-lf-";

await using var langfuse = LangfuseClient.Start(options =>
{
    var secret = Environment.GetEnvironmentVariable("EVAL_SECRET_KEY");
    if (secret is not null && secret.StartsWith(Prefix, StringComparison.Ordinal))
    {
        options.SecretKey = secret;
    }
});

if (args.Contains("--help"))
{
    Console.WriteLine("set EVAL_SECRET_KEY=sk-lf-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
    Console.WriteLine("or  EVAL_SECRET_KEY=sk-lf-your-secret-key");
    return;
}
Console.WriteLine(Shape.Area(3, 4));

static class Shape
{
    [Observe]
    public static double Area(double width, double height) => width * height;
}
