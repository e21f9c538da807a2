namespace Trettio.Specs;
