using System.Text;
using Langfuse.Observe.LocalServer.Features.Page;

namespace Langfuse.Observe.Server.Tests.Page;

public sealed class ModulePackTests
{
    private static Dictionary<string, string> Pack(params (string Path, string Text)[] sources) =>
        ModulePack.Of(sources.ToDictionary(source => source.Path, source => source.Text)).ToDictionary(file => file.Key, file => file.Value);

    [Fact]
    public void WhatThePageBeginsWith_IsOneFile_AndAPartIsOneOfItsOwn()
    {
        var files = Pack(
            ("app.js", "import { add } from \"./data/sum.js\";\nconst part = () => import(\"./pages/one.js\");\n"),
            ("data/sum.js", "import { h } from \"../vendor/lib.js\";\nexport const add = (a, b) => a + b;\n"),
            ("pages/one.js", "import { add } from \"../data/sum.js\";\nimport { own } from \"../data/own.js\";\nexport function Page() { return add(1, own); }\n"),
            ("data/own.js", "export const own = 2;\n"),
            ("vendor/lib.js", "export const h = 1;\n"));

        Assert.Equal(["app.js", "pages/one.js"], files.Keys.Order());
        Assert.Contains("import { h } from \"/page/vendor/lib.js\";", files["app.js"], StringComparison.Ordinal);
        Assert.Contains("const { add } = (() => {", files["app.js"], StringComparison.Ordinal);
        Assert.Contains("import(\"/page/pages/one.js\")", files["app.js"], StringComparison.Ordinal);
        Assert.Contains("import { add } from \"/page/app.js\";", files["pages/one.js"], StringComparison.Ordinal);
        Assert.Contains("const { own } = (() => {", files["pages/one.js"], StringComparison.Ordinal);
    }

    [Fact]
    public void LinesThatAreComments_StayBehind_AndNothingElse()
    {
        const string Code = "export const address = \"http://x\"; // said\nexport const one = /** @type {any} */ (address);\n";

        var files = Pack(("app.js", "/** A module. */\n// Why.\n/**\n * @param {string} a\n */\n  /** within */\n" + Code));

        Assert.Contains("=> {\nconst address = \"http://x\"; // said\nconst one = /** @type {any} */ (address);\nreturn", files["app.js"], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTwoPartsNeed_IsSharedAndThereOnce()
    {
        var files = Pack(
            ("app.js", "const parts = [() => import(\"./pages/one.js\"), () => import(\"./pages/two.js\")];\n"),
            ("pages/one.js", "import { both } from \"../data/both.js\";\nexport const one = both;\n"),
            ("pages/two.js", "import { both } from \"../data/both.js\";\nexport const two = both;\n"),
            ("data/both.js", "export const both = {};\n"));

        Assert.Contains("const { both }", files["shared.js"], StringComparison.Ordinal);
        Assert.All(["pages/one.js", "pages/two.js"], path => Assert.StartsWith("import { both } from \"/page/shared.js\";", files[path], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("import * as all from \"./b.js\";\n", "Import by name")]
    [InlineData("import { a as b } from \"./b.js\";\n", "Import a name as it is")]
    [InlineData("import { a } from \"./absent.js\";\n", "absent.js, which is not there")]
    [InlineData("import { a } from \"./b.js\";\nexport const c = a;\n", "Move what both need to a third module")]
    [InlineData("export default 1;\n", "Write export before")]
    public void WhatCannotBePacked_IsNamed(string text, string message)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Pack(("app.js", text), ("b.js", "import { c } from \"./app.js\";\nexport const a = 1;\n")));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageItself_ExportsEachNameOnce()
    {
        var sources = PageFiles.OfAssembly().Where(file => file.Key.EndsWith(".js", StringComparison.Ordinal)).ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value));

        foreach (var (path, text) in ModulePack.Of(sources))
        {
            var names = text.Split('\n').Last(line => line.StartsWith("export {", StringComparison.Ordinal) || line.StartsWith("export *", StringComparison.Ordinal));
            var list = names.Trim("export {};\r".ToCharArray()).Split(", ", StringSplitOptions.RemoveEmptyEntries);
            Assert.True(list.Distinct().Count() == list.Length, $"{path}: {names}");
        }
    }
}
