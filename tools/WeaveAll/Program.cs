using WeaveAll;

if (args.Length == 0)
{
    Console.Error.WriteLine("""
        Weaves every method of built assemblies and runs tests against them.

          dotnet run --project tools/WeaveAll -- TESTS.dll [LIBRARY.dll ...]

        TESTS.dll      a built test assembly that 'dotnet test' can run
        LIBRARY.dll    assemblies in its folder to weave too; the test assembly is woven as well

        The folder is copied first; the original stays as it is. LANGFUSE_OBSERVE_WEAVE_ALL_MOST in the environment says after how many
        observations the tests that follow are not recorded; without it all are.
        """);
    return 2;
}

var run = new WholeWeave(args[0], args[1..]);
return await run.RunAsync() ? 0 : 1;
